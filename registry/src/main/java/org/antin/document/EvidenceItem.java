package org.antin.document;

/// One piece of evidence; its bytes lie in the [Vault].
///
/// @param sha256 lower-case hex
/// @param about whose certificate, whose list, which time
public record EvidenceItem(EvidenceKind kind, String sha256, long size, String about) {}
