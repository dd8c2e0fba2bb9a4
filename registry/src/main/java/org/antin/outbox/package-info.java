/// Messages to the outside, posted in the commit of the change they tell of, delivered later.
package org.antin.outbox;
