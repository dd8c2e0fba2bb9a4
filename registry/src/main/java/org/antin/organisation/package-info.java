/// Organisations, their dated tree, and who is the directly managing authority of whom.
package org.antin.organisation;
