package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.signing.make.Capacity;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.PrintedCapacity;
import org.antin.signing.make.PrintedCapacity.Prefix;

import java.util.List;
import java.util.Optional;

/// May this leader sign this document in the capacity it states? (Điều 7.3, 7.4; Nghị định 30/2020,
/// Điều 13; T05.) Pure: the matrix of all cases is approved by hand.
final class CapacityFlow {
    static final int LONGEST_REASON = 500;

    private CapacityFlow() {}

    /// @param printed what the document says above the signer's name; empty when nothing
    /// @param title on the certificate; may be empty
    /// @param reason why he wants to sign all the same; may be blank, and counts only when needed
    /// @return what is to be kept about it; empty when there is nothing to say
    static Outcome<Optional<CapacityNote>> decide(
            Optional<PrintedCapacity> printed, String title, Mandate mandate, String reason) {
        var finding = Capacity.judge(printed, title, mandate.state());
        // Điều 7.3: who isn't of the body signs for it by its paper alone.
        boolean says = printed.filter(said -> said.has(Prefix.TUQ)).isPresent();
        boolean byPaper = says && mandate.delegated();
        if (!mandate.ofTheBody() && !byPaper) {
            return refused(
                    says
                            ? why(finding, title, mandate, false)
                            : new DocumentRefusal.DelegateOnly());
        }
        var paper = byPaper ? mandate.paper() : null;
        var given = Nfc.of(reason);
        if (finding.blocks()) {
            if (!finding.yieldsToReason() || given.isEmpty()) {
                return refused(why(finding, title, mandate, finding.yieldsToReason()));
            }
            if (given.length() > LONGEST_REASON) {
                return refused(new BadField("reason", "too-long", List.of(LONGEST_REASON)));
            }
        } else if (finding == CapacityFinding.AGREES && paper == null) {
            return done(Optional.empty());
        }
        return done(
                Optional.of(
                        new CapacityNote(
                                finding,
                                finding.blocks() ? given : "",
                                paper == null ? null : paper.id(),
                                paper == null ? "" : paper.number())));
    }

    private static DocumentRefusal why(
            CapacityFinding finding, String title, Mandate mandate, boolean mayExplain) {
        return new DocumentRefusal.Capacity(finding, title, mandate.number(), mayExplain);
    }
}
