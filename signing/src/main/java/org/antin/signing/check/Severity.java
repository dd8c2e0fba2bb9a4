package org.antin.signing.check;

/// How much a message matters to the person who reads the report.
public enum Severity {
    ERROR,
    WARN,
    INFO
}
