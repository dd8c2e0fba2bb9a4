package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

/// Who the certificate says signed. Every field is as certified; null is "the certificate doesn't
/// say".
///
/// @param name common name (CN)
/// @param title title or position (T), from which KT. and TL. are understood (Điều 7.4)
/// @param organisation O
/// @param unit OU, the innermost first when there are several
/// @param locality L
public record Signer(
        @Nullable String name,
        @Nullable String title,
        @Nullable String organisation,
        @Nullable String unit,
        @Nullable String locality) {}
