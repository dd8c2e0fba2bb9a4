package org.antin.certificate.web;

import org.antin.shell.Form;
import org.antin.shell.Option;
import org.antin.shell.Table;

import java.util.List;

/// What templates/certificate/TrustedRootListPage.html shows.
///
/// @param decides whether the reader may bring one in
record TrustedRootListPage(Table table, Form form, boolean decides) {
    private static final List<Option> PURPOSES =
            List.of(
                    Option.of("government", "trusted-root.purpose.government"),
                    Option.of("other-provider", "trusted-root.purpose.other-provider"));

    /// What a certificate is brought in for.
    public List<Option> purposes() {
        return PURPOSES;
    }
}
