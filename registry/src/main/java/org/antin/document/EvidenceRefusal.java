package org.antin.document;

import org.antin.kernel.Refusal;

import java.util.List;

/// Why a document isn't received, kept, packed or destroyed.
public sealed interface EvidenceRefusal extends Refusal {
    /// What Điều 9 asks for and isn't there (T11).
    enum Missing {
        /// No time stamp inside a signature: nobody can say when it was made.
        TIME_OF_SIGNING,
        /// No time stamp of the day it was received.
        TIME_OF_RECEIPT,
        /// No time stamp could be had now.
        TIME_STAMP,
        /// No path from a signer's certificate to a trusted root.
        CERTIFICATES,
        /// Nobody tells of the state of a certificate.
        REVOCATION,
        /// A signature that stands.
        SIGNATURE
    }

    /// T11: nothing is archived before its evidence is whole; `detail` says whose is missing.
    record Incomplete(Missing missing, String detail) implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.missing." + missing;
        }

        @Override
        public List<Object> arguments() {
            return List.of(detail);
        }
    }

    /// Only a document that is signed to the end, or was received, is kept.
    record NotFinished() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.not-finished";
        }
    }

    /// Its evidence is there already.
    record AlreadyKept() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.already-kept";
        }
    }

    /// Its evidence isn't there yet.
    record NotKept() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.not-kept";
        }
    }

    /// The file isn't in the vault any more, or isn't what it was.
    record FileDamaged() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.file-damaged";
        }
    }

    /// No time-stamp authority is set up.
    record NoAuthority() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.no-authority";
        }
    }

    /// Nghị định 30/2020, Điều 21: not authentic or not whole; it goes back to the sender.
    record NotAuthentic(String conclusion) implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.not-authentic";
        }

        @Override
        public List<Object> arguments() {
            return List.of(conclusion);
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// A signature in a file of its own came without the document it signs.
    record DocumentMissing() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.document-missing";
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// What came as the signature beside a document isn't one.
    record NoSignatureFile() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.no-signature-file";
        }

        @Override
        public String field() {
            return "signature";
        }
    }

    /// The two can't be put into one file of which the same would be said (ADR 0234).
    record NotOneFile() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.not-one-file";
        }

        @Override
        public String field() {
            return "signature";
        }
    }

    /// A new time stamp would end no later than the one there is.
    record NoLonger() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.no-longer";
        }
    }

    /// It was destroyed before.
    record Destroyed() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.destroyed";
        }
    }

    /// More than one package holds.
    record TooLarge() implements EvidenceRefusal {
        @Override
        public String code() {
            return "evidence.too-large";
        }
    }
}
