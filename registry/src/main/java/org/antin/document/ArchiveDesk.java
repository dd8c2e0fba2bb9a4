package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.signing.archive.ArchivePackage;
import org.antin.signing.archive.ArchivePackage.Entry;
import org.antin.signing.check.Beside;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.RevocationSource;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Packs a kept document with its evidence and the fields of Thông tư 02/2019/TT-BNV, for an
/// archive that checks it years later with `./antin archive verify`.
@Component
public class ArchiveDesk {
    private final Documents documents;
    private final EvidenceSets evidence;
    private final Organisations organisations;
    private final Vault vault;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Verifier offline;

    ArchiveDesk(
            Documents documents,
            EvidenceSets evidence,
            Organisations organisations,
            Trust.Anchors anchors,
            CheckLimits limits,
            Vault vault,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.documents = documents;
        this.evidence = evidence;
        this.organisations = organisations;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.offline =
                Verifier.of(anchors, RevocationSource.offline(), clock).within(limits.limits());
    }

    /// A package ready to be handed over.
    ///
    /// @param document whose it is
    public record Packed(Document document, byte[] zip) {}

    /// The package of a document; every piece is compared with its hash once more on the way.
    public Outcome<Packed> pack(UUID id, Actor actor) {
        var found = documents.find(id);
        Outcome<Packed> outcome =
                found.<Outcome<Document>>map(Outcome::done)
                        .orElseGet(() -> refused(new CommonRefusal.NotFound()))
                        .then(document -> packed(document, actor));
        transaction.executeWithoutResult(
                status -> {
                    var act =
                            Act.of(actor, "document.pack", "document", found.isEmpty() ? "" : id)
                                    .outcome(outcome);
                    audit.append(
                            found.map(d -> act.as(EvidenceDesk.ofBody(d, actor)).in(d.scope()))
                                    .orElse(act));
                });
        return outcome;
    }

    private Outcome<Packed> packed(Document document, Actor actor) {
        if (!actor.holds(Role.RECORDS_CLERK, document.organisation())) {
            return refused(new CommonRefusal.NotAllowed());
        }
        if (document.stage() == DocumentStage.DESTROYED) {
            return refused(new EvidenceRefusal.Destroyed());
        }
        var set = evidence.find(document.id());
        if (set.isEmpty()) return refused(new EvidenceRefusal.NotKept());
        var content = vault.get(document.sha256());
        var beside = KeptBeside.of(set.get(), vault);
        if (content.isEmpty() || beside.isEmpty()) {
            return refused(new EvidenceRefusal.FileDamaged());
        }
        var issued = issued(content.get(), beside.get());
        var entries = new ArrayList<Entry>();
        var place = "document/" + fileName(document, content.get(), set.get().description());
        entries.add(new Entry(place, content.get()));
        entries.add(
                new Entry("metadata.json", metadata(document, set.get(), content.get(), issued)));
        entries.add(
                new Entry(
                        "evidence/history.json",
                        EvidenceJson.history(documents.states(document.id()))));
        var numbers = new EnumMap<EvidenceKind, Integer>(EvidenceKind.class);
        for (var item : set.get().items()) {
            var piece = vault.get(item.sha256());
            if (piece.isEmpty()) return refused(new EvidenceRefusal.FileDamaged());
            int number = numbers.merge(item.kind(), 1, Integer::sum);
            entries.add(new Entry(item.kind().place(number), piece.get()));
        }
        return ArchivePackage.fits(entries)
                ? done(new Packed(document, ArchivePackage.of(place, clock.instant(), entries)))
                : refused(new EvidenceRefusal.TooLarge());
    }

    /// TT 02/2019: code of the file and the document's place in it; else the name it came with.
    private static String fileName(Document document, byte[] content, Description words) {
        var form = FileForm.of(content);
        var name =
                words.fileCode() == null || words.ordinal() == null
                        ? form.named(document.name())
                        : form.renamed(words.fileCode() + "." + words.ordinal(), document.name());
        return name.replaceAll("[/\\\\:\\p{Cntrl}]", "_").replaceAll("^\\.+", "_");
    }

    private byte[] metadata(
            Document document, EvidenceSet set, byte[] file, @Nullable Instant issued) {
        var form = FileForm.of(file);
        return EvidenceJson.metadata(
                document,
                set,
                issuer(document),
                form == FileForm.PDF ? pages(file) : null,
                form.word(document.name()),
                issued);
    }

    private String issuer(Document document) {
        if (document.purpose() instanceof Purpose.Incoming(var sender)) return sender;
        var labels = organisations.labels(List.of(document.organisation()));
        OrganisationLabel label = labels.get(document.organisation());
        return label == null ? "" : label.name();
    }

    /// When the last signature was proven to be there: the organisation's, by which it was issued.
    private @Nullable Instant issued(byte[] file, Beside beside) {
        var report = offline.verify("", file, beside, null);
        if (report.verdict() != FileVerdict.VALID) return null;
        return report.signatures().stream()
                .map(SignatureReport::trustedTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Integer pages(byte[] pdf) {
        try (var opened = Loader.loadPDF(pdf)) {
            return opened.getNumberOfPages();
        } catch (IOException e) {
            return null;
        }
    }
}
