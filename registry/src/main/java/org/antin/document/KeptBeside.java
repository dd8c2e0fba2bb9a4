package org.antin.document;

import org.antin.signing.check.Beside;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies beside a kept file that has no room for its evidence, out of the vault.
final class KeptBeside {
    private KeptBeside() {}

    /// Nothing for a file that carries its evidence itself; empty when a piece is missing, or isn't
    /// what it was.
    static Optional<Beside> of(EvidenceSet set, Vault vault) {
        if (set.items().stream().noneMatch(item -> item.kind() == EvidenceKind.RECORD)) {
            return Optional.of(Beside.NOTHING);
        }
        Map<EvidenceKind, List<byte[]>> pieces = new EnumMap<>(EvidenceKind.class);
        for (var item : set.items()) {
            if (!isUnderRecord(item.kind())) continue;
            var content = vault.get(item.sha256());
            if (content.isEmpty()) return Optional.empty();
            pieces.computeIfAbsent(item.kind(), _ -> new ArrayList<>()).add(content.get());
        }
        return Optional.of(
                new Beside(
                        pieces.getOrDefault(EvidenceKind.RECORD, List.of()).getFirst(),
                        pieces.getOrDefault(EvidenceKind.RECEIPT, List.of()),
                        pieces.getOrDefault(EvidenceKind.CERTIFICATE, List.of()),
                        pieces.getOrDefault(EvidenceKind.CRL, List.of()),
                        pieces.getOrDefault(EvidenceKind.OCSP, List.of())));
    }

    private static boolean isUnderRecord(EvidenceKind kind) {
        return switch (kind) {
            case RECORD, RECEIPT, CERTIFICATE, CRL, OCSP -> true;
            case TIME_STAMP, POLICY, RESPONSIBILITY, REPORT -> false;
        };
    }
}
