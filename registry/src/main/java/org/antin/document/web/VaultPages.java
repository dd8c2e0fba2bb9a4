package org.antin.document.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.document.VaultHealth;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;

/// "Kho văn bản": what the nightly round found, for those who can put it back (D7.2).
@Controller
@Allowed(Role.ADMINISTRATOR)
class VaultPages {
    private static final int ROWS = 200;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("content", "evidence.vault.content"),
                    Column.of("document", "evidence.vault.document"),
                    Column.of("standing", "evidence.vault.standing"),
                    Column.of("found", "evidence.vault.found"));

    private final VaultHealth vault;

    VaultPages(VaultHealth vault) {
        this.vault = vault;
    }

    /// What templates/document/VaultPage.html shows.
    ///
    /// @param round when the vault was last read, in words
    /// @param away that it can't be read just now; null when it can
    /// @param under whether a round is under way: another is then not asked for
    record VaultPage(Phrase round, boolean under, @Nullable Phrase away, Table table) {}

    @GetMapping("/vault")
    ModelAndView show(Actor actor, Reply reply) {
        var rows = new ArrayList<Row>();
        for (var one : vault.damaged(actor, ROWS)) {
            rows.add(
                    Row.of(
                            Cell.code(one.sha256()),
                            Cell.code(one.document().toString()),
                            Cell.status(Tag.of("evidence.vault." + one.standing(), Tone.DANGER)),
                            Cell.moment(one.foundAt())));
        }
        var table = Table.of("damaged", "evidence.vault.list", reply.address(), COLUMNS, rows);
        return reply.page(
                "document/VaultPage",
                new VaultPage(
                        round(),
                        vault.lastRound().filter(last -> last.finishedAt() == null).isPresent(),
                        vault.awaySince()
                                .map(since -> Phrase.of("evidence.vault.away", since))
                                .orElse(null),
                        table.orElse(EmptyState.of(none()))));
    }

    @PostMapping("/vault/read")
    ModelAndView readAgain(Actor actor, Reply reply) {
        return switch (vault.readAgain(actor)) {
            case Done<VaultHealth.LastRound> _ -> reply.seeOther("/vault");
            case Refused<VaultHealth.LastRound>(var why) -> reply.refusal(why);
        };
    }

    /// That all is whole is said only once all was read.
    private String none() {
        return vault.lastRound()
                .map(
                        last ->
                                last.finishedAt() == null
                                        ? "evidence.vault.none-so-far"
                                        : "evidence.vault.none")
                .orElse("evidence.vault.not-read");
    }

    private Phrase round() {
        return vault.lastRound()
                .map(
                        last ->
                                last.finishedAt() == null
                                        ? Phrase.of(
                                                "evidence.vault.under-way",
                                                last.startedAt(),
                                                last.checked())
                                        : Phrase.of(
                                                "evidence.vault.last",
                                                last.finishedAt(),
                                                last.checked()))
                .orElseGet(() -> Phrase.of("evidence.vault.never"));
    }
}
