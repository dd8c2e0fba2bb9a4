package org.antin.document.web;

import org.antin.shell.Option;

import java.util.List;

/// The question asked before a document is taken in (Điều 1.1.b).
final class SecrecyOptions {
    static final List<Option> ALL =
            List.of(
                    Option.of("none", "document.secrecy.none"),
                    Option.of("marked", "document.secrecy.marked"));

    private SecrecyOptions() {}
}
