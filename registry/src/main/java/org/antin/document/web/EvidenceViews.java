package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.Damage;
import org.antin.document.Damages;
import org.antin.document.Destruction;
import org.antin.document.Destructions;
import org.antin.document.Document;
import org.antin.document.DocumentStage;
import org.antin.document.EvidenceItem;
import org.antin.document.EvidenceSet;
import org.antin.document.EvidenceSets;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Fact;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a document's page shows of its keeping: the evidence, or by whose decision it was
/// destroyed.
@Component
class EvidenceViews {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("kind", "evidence.column.kind"),
                    Column.of("about", "evidence.column.about"),
                    Column.of("sha256", "evidence.column.sha256"),
                    Column.of("size", "evidence.column.size"));

    private final EvidenceSets evidence;
    private final Destructions destructions;
    private final Damages damages;

    EvidenceViews(EvidenceSets evidence, Destructions destructions, Damages damages) {
        this.evidence = evidence;
        this.destructions = destructions;
        this.damages = damages;
    }

    /// The section "Lưu trữ" of a document's page.
    ///
    /// @param items null while there are none
    /// @param damaged what isn't whole any more
    record EvidenceView(
            Tag state,
            List<Fact> facts,
            @Nullable Table items,
            List<Phrase> damaged,
            boolean mayKeep,
            boolean mayPack,
            boolean mayDestroy) {}

    /// Empty while there is nothing to keep.
    Optional<EvidenceView> of(Document document, Actor actor, Reply reply) {
        boolean clerk = actor.holds(Role.RECORDS_CLERK, document.organisation());
        return switch (document.stage()) {
            case UPLOADED, LEADER_SIGNED ->
                    clerk ? Optional.of(unfinished(document)) : Optional.empty();
            case DESTROYED -> destructions.find(document.id()).map(EvidenceViews::destroyed);
            case ISSUED, RECEIVED ->
                    Optional.of(
                            evidence.find(document.id())
                                    .map(set -> kept(document, set, clerk, reply))
                                    .orElseGet(() -> notKept(document, clerk)));
        };
    }

    private EvidenceView unfinished(Document document) {
        return new EvidenceView(
                Tag.of("evidence.state.UNFINISHED", Tone.PLAIN),
                List.of(),
                null,
                damaged(document),
                false,
                false,
                true);
    }

    private EvidenceView notKept(Document document, boolean clerk) {
        return new EvidenceView(
                Tag.of("evidence.state.UNKEPT", Tone.WAITING),
                List.of(),
                null,
                damaged(document),
                clerk,
                false,
                clerk);
    }

    private EvidenceView kept(Document document, EvidenceSet set, boolean clerk, Reply reply) {
        var words = set.description();
        var facts =
                new ArrayList<>(
                        List.of(
                                Fact.of("evidence.number", Cell.text(words.number())),
                                Fact.of("evidence.type-name", Cell.text(words.typeName())),
                                Fact.of("evidence.subject", Cell.text(words.subject())),
                                Fact.of("evidence.kept-at", Cell.moment(set.keptAt())),
                                Fact.of("evidence.kept-by", Cell.text(set.keptBy())),
                                Fact.of("evidence.stamped-at", Cell.moment(set.newest().at())),
                                Fact.of(
                                        "evidence.lasts-until",
                                        Cell.moment(set.newest().lastsUntil()))));
        if (words.fileCode() != null) {
            facts.add(3, Fact.of("evidence.file-code", Cell.code(words.fileCode())));
        }
        var rows = set.items().stream().map(EvidenceViews::row).toList();
        return new EvidenceView(
                Tag.of("evidence.state.KEPT", Tone.GOOD),
                facts,
                Table.of("evidence", "evidence.list", reply.address(), COLUMNS, rows),
                damaged(document),
                false,
                clerk,
                clerk);
    }

    private static Row row(EvidenceItem item) {
        return Row.of(
                Cell.word("evidence.kind." + item.kind()),
                Cell.text(item.about()),
                Cell.code(item.sha256().substring(0, 16)),
                Cell.count(item.size()));
    }

    private static EvidenceView destroyed(Destruction destruction) {
        return new EvidenceView(
                Tag.of("evidence.state.DESTROYED", Tone.OVER),
                List.of(
                        Fact.of("evidence.decision", Cell.text(destruction.decision())),
                        Fact.of("evidence.decided-on", Cell.day(destruction.decidedOn())),
                        Fact.of("evidence.reason", Cell.text(destruction.reason())),
                        Fact.of("evidence.destroyed-at", Cell.moment(destruction.at())),
                        Fact.of("evidence.destroyed-by", Cell.text(destruction.by()))),
                null,
                List.of(),
                false,
                false,
                false);
    }

    private List<Phrase> damaged(Document document) {
        return damages.of(document.id()).stream().map(EvidenceViews::words).toList();
    }

    static Phrase words(Damage damage) {
        return Phrase.of(
                "evidence.damage." + damage.standing(),
                damage.sha256().substring(0, 16),
                damage.foundAt());
    }

    /// Whether the file itself may still be handed out.
    static boolean isThere(Document document) {
        return document.stage() != DocumentStage.DESTROYED;
    }
}
