/// Pages as they were when somebody signed and as they are now, beside each other (Điều 7.2): drawn
/// only where structure raised a question, and in a process of its own, because a renderer can be
/// made to work for ever by a file made to hurt (ADR 0243).
///
/// [PageDrawer][org.antin.signing.check.pages.PageDrawer] is the door.
package org.antin.signing.check.pages;
