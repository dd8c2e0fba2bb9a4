package org.antin.access;

/// Which pages somebody may open: asked before a link is shown, because a link that leads to "you
/// may not" is a trap.
@FunctionalInterface
public interface Doors {
    /// @param address of a page on this server, its ids filled in
    boolean mayOpen(Actor actor, String address);
}
