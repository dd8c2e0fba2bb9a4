package org.antin.signing.files;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// What a signature is made of, the same at both steps: from these alone follows what the token
/// signs, so that a file or certificate swapped between them is noticed.
///
/// @param claimed whole seconds
record Work(
        Packaging packaging,
        String name,
        byte[] content,
        List<X509Certificate> chain,
        Instant claimed) {}
