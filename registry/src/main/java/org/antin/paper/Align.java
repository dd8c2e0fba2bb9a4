package org.antin.paper;

/// How lines lie between the edges.
public enum Align {
    LEFT,
    CENTRE,
    RIGHT,
    JUSTIFY
}
