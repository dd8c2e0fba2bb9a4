package org.antin.shell;

/// An accident that only means: something the server can't do without doesn't answer just now, and
/// what was asked for came to nothing.
public interface Away {
    /// What is away; `error/503-<what>` is its page.
    String what();
}
