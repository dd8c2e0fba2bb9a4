package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.delegation.Delegation;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.PrintedCapacity;
import org.antin.signing.make.PrintedCapacity.Prefix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// May the organisation sign over a leader's signature that other software made? Judged as if he
/// had signed here (Điều 7.3, 7.4; Nghị định 30/2020, Điều 13; T05). Pure.
final class BroughtFlow {
    private BroughtFlow() {}

    /// What the register says of a signer's certificate.
    enum Known {
        OF_THE_BODY,
        OF_ANOTHER,
        /// The certificate isn't in the register: nothing speaks for or against his body.
        UNKNOWN
    }

    /// A leader's valid signature.
    ///
    /// @param printed what the document says above his name; empty when nothing
    /// @param title on his certificate; may be empty
    /// @param papers of the body to him
    /// @param at when he signed
    /// @param proven whether a time stamp says so; what a signer claims proves nothing
    record Signed(
            Optional<PrintedCapacity> printed,
            String title,
            Known known,
            List<Delegation> papers,
            Instant at,
            boolean proven) {
        Signed {
            papers = List.copyOf(papers);
        }

        /// Whether he signs for this body, as far as one knows.
        boolean forTheBody() {
            return known != Known.OF_ANOTHER
                    || printed.filter(said -> said.has(Prefix.TUQ)).isPresent();
        }
    }

    /// @param reason why the clerk goes on all the same; may be blank, and counts only when needed
    /// @return what is to be kept about it; empty when there is nothing to say
    static Outcome<Optional<CapacityNote>> decide(
            List<Signed> leaders, Instant now, String reason) {
        Optional<CapacityNote> kept = Optional.empty();
        for (var one : meant(leaders)) {
            switch (decide(one, now, reason)) {
                case Refused<Optional<CapacityNote>>(var why) -> {
                    return refused(why);
                }
                case Done<Optional<CapacityNote>>(var note) -> {
                    boolean explained = note.filter(n -> n.finding().blocks()).isPresent();
                    if (kept.isEmpty() || explained) kept = note;
                }
            }
        }
        return done(kept);
    }

    /// Whoever checked the letter may be a deputy, too, and a letter of two bodies has two leaders:
    /// those count whose name the document prints, and of them those of this body.
    private static List<Signed> meant(List<Signed> leaders) {
        var named = leaders.stream().filter(one -> one.printed().isPresent()).toList();
        var all = named.isEmpty() ? leaders : named;
        var ours = all.stream().filter(Signed::forTheBody).toList();
        return ours.isEmpty() ? all : ours;
    }

    private static Outcome<Optional<CapacityNote>> decide(Signed one, Instant now, String reason) {
        boolean ours = one.known() != Known.OF_ANOTHER;
        var then = Mandate.of(ours, one.papers(), one.at());
        var outcome = CapacityFlow.decide(one.printed(), one.title(), then, reason);
        if (!(outcome instanceof Done<Optional<CapacityNote>>(var note))) return outcome;
        if (note.isEmpty()) return one.known() == Known.UNKNOWN ? done(unknown()) : outcome;
        var today = Mandate.of(true, one.papers(), now);
        boolean holds = one.proven() || note.get().delegation() == null || today.delegated();
        // Signed by a paper that is over, at a time nobody but the signer vouches for.
        return holds ? outcome : CapacityFlow.decide(one.printed(), one.title(), today, reason);
    }

    private static Optional<CapacityNote> unknown() {
        return Optional.of(new CapacityNote(CapacityFinding.SIGNER_UNKNOWN, "", null, ""));
    }
}
