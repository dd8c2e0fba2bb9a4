package org.antin.signing.make;

/// T05: what came of comparing the capacity printed in a document with the title on the signer's
/// certificate and with the delegations on paper.
public enum CapacityFinding {
    /// Nothing stands against it.
    AGREES("agrees", Weight.NONE),
    /// No block with the signer's name, or no title on the certificate: warns, doesn't block.
    UNJUDGED("unjudged", Weight.WARNS),
    /// Điều 7.3: title and document agree, but of which body the signer is nobody knows. Never a
    /// finding of [Capacity#judge], which doesn't ask for the body.
    SIGNER_UNKNOWN("signer-unknown", Weight.WARNS),
    /// NĐ 30/2020 Điều 13 khoản 1: KT. is a deputy's.
    KT_NOT_DEPUTY("kt-not-deputy", Weight.BLOCKS),
    /// Khoản 1, too: a deputy signs in the head's place and says so.
    DEPUTY_WITHOUT_KT("deputy-without-kt", Weight.BLOCKS),
    /// Khoản 3: TL. belongs to the head of a unit.
    TL_NOT_UNIT_HEAD("tl-not-unit-head", Weight.BLOCKS),
    /// Điều 7.4: the title printed isn't the one on the certificate.
    TITLE_DIFFERS("title-differs", Weight.BLOCKS),
    /// Khoản 4: TUQ. rests on a paper, and there is none.
    TUQ_NO_DELEGATION("tuq-no-delegation", Weight.BLOCKS),
    TUQ_NOT_YET("tuq-not-yet", Weight.BLOCKS),
    TUQ_EXPIRED("tuq-expired", Weight.BLOCKS),
    TUQ_ENDED("tuq-ended", Weight.BLOCKS),
    /// Khoản 4: who signs by delegation doesn't pass it on; a KT. below a TUQ. does. No reason
    /// makes that good, because the document itself says it.
    TUQ_PASSED_ON("tuq-passed-on", Weight.FORBIDS);

    private enum Weight {
        NONE,
        WARNS,
        BLOCKS,
        FORBIDS
    }

    private final String text;
    private final Weight weight;

    CapacityFinding(String text, Weight weight) {
        this.text = text;
        this.weight = weight;
    }

    /// The stable word for it.
    public String text() {
        return text;
    }

    /// Whether nobody signs so.
    public boolean blocks() {
        return weight == Weight.BLOCKS || weight == Weight.FORBIDS;
    }

    /// Whether a reason is enough to sign all the same: title and register may be behind the facts.
    public boolean yieldsToReason() {
        return weight == Weight.BLOCKS;
    }
}
