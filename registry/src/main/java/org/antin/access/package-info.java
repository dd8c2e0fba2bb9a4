/// Accounts, roles held for a part of the organisation tree from a day to a day, and who is acting
/// now.
package org.antin.access;
