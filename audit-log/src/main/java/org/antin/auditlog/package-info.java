/// The tamper-evident log: an RFC 6962 Merkle tree whose every append has its own signed head, an
/// export of it, and an offline verifier that trusts only published bytes.
///
/// Điều 2.4 (management and use must keep information safe). JDK only, so that an inspector can run
/// the verifier without the server. The byte formats are published in `docs/audit-log-format.md`.
@NullMarked
package org.antin.auditlog;

import org.jspecify.annotations.NullMarked;
