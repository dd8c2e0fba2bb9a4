package org.antin.document;

import org.antin.kernel.Refusal;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.ScanQuality;

import java.util.List;

/// Why a document isn't taken in, signed or checked.
public sealed interface DocumentRefusal extends Refusal {
    /// Điều 1.1.b: documents with state secrets are outside the regulation.
    record StateSecret() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.state-secret";
        }

        @Override
        public String field() {
            return "secrecy";
        }
    }

    /// The signing engine said no; `reason` is its stable code, `words` its sentence.
    record NotSigned(String reason, String words) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.sign." + reason;
        }

        @Override
        public List<Object> arguments() {
            return List.of(words);
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// Number and date, and the words of an electronic copy, are seen on a page (Nghị định 30/2020,
    /// Điều 14, 15, 25): only a PDF has one.
    record PdfOnly() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.pdf-only";
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// Nghị định 30/2020, Điều 32 khoản 2: the organisation signs only after the authorised person.
    record LeaderMissing() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.leader-missing";
        }
    }

    /// It is signed already in this capacity.
    record AlreadySigned() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.already-signed";
        }
    }

    /// Nghị định 30/2020, Phụ lục I, phần II, mục 8.b: an attachment carries the number and the
    /// time of its document, so that document goes first.
    record LetterNotIssued() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.letter-not-issued";
        }
    }

    /// Điều 15: a number and a notation, such as `15/UBND-VP`.
    record NoNumber() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.no-number";
        }

        @Override
        public String field() {
            return "number";
        }
    }

    /// T19: the body has given number and notation in that year.
    record NumberTaken(String cited) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.number-taken";
        }

        @Override
        public List<Object> arguments() {
            return List.of(cited);
        }

        @Override
        public String field() {
            return "number";
        }
    }

    /// Nghị định 30/2020, Điều 22: the body has given that number of arrival this year; 0 when
    /// another one took the next at the same moment.
    record ArrivalTaken(int number) implements DocumentRefusal {
        @Override
        public String code() {
            return number == 0 ? "document.arrival-again" : "document.arrival-taken";
        }

        @Override
        public List<Object> arguments() {
            return List.of(number);
        }

        @Override
        public String field() {
            return "arrival";
        }
    }

    /// Nghị định 30/2020, Điều 14: a letter gets its number and date before the organisation signs.
    record NumberFirst() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.number-first";
        }
    }

    /// T18: no copy of this form is made from that.
    record CopyNotForeseen(CopyForm form, CopySource from) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.copy-not-foreseen." + form;
        }

        @Override
        public String field() {
            return "source";
        }
    }

    /// T17: the scan isn't as Phụ lục II, phần I asks; `page` is the first that isn't, from 1.
    record ScanUnfit(ScanQuality.Fault fault, int page) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.scan." + fault;
        }

        @Override
        public List<Object> arguments() {
            return List.of(page);
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// D11.1, D11.3: only the custodian of the organisation's device signs with it.
    record NotTheCustodian() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.not-the-custodian";
        }
    }

    /// T06: the certificate isn't in use.
    record CertificateNotUsable(String why) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.certificate-not-usable";
        }

        @Override
        public List<Object> arguments() {
            return List.of(why);
        }
    }

    /// T05, Điều 7.4: the capacity printed isn't the signer's by title or paper.
    ///
    /// @param title on the certificate
    /// @param paper number of the delegation that doesn't hold; empty when there is none
    /// @param mayExplain whether a reason is enough to sign all the same
    record Capacity(CapacityFinding finding, String title, String paper, boolean mayExplain)
            implements DocumentRefusal {
        @Override
        public String code() {
            return "document.capacity." + finding.text();
        }

        @Override
        public List<Object> arguments() {
            return List.of(title, paper);
        }

        @Override
        public String field() {
            return mayExplain ? "reason" : "";
        }
    }

    /// Điều 7.3: somebody of another body signs for this one by its paper, which the document says
    /// with TUQ.
    record DelegateOnly() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.capacity.delegate-only";
        }
    }

    /// Điều 13 khoản 4: the paper ended while the signature waited for its token.
    record DelegationOver(String paper) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.capacity.delegation-over";
        }

        @Override
        public List<Object> arguments() {
            return List.of(paper);
        }
    }

    /// D10.4: its device was reported lost, or its key feared known.
    record CertificateBlocked() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.certificate-blocked";
        }
    }

    /// D7.3: not a certificate of the register, not one within the caller's scope, or no chain.
    record CertificateUnknown() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.certificate-unknown";
        }

        @Override
        public String field() {
            return "certificates";
        }
    }

    /// The session is used, past its time, or of somebody else.
    record SessionOver() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.session-over";
        }
    }

    /// A wrong PIN; `left` tries remain.
    record WrongPin(int left) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.wrong-pin";
        }

        @Override
        public List<Object> arguments() {
            return List.of(left);
        }

        @Override
        public String field() {
            return "pin";
        }
    }

    /// Điều 6.2.d: the device locked itself; only the provider opens it.
    record DeviceLocked() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.device-locked";
        }
    }

    /// The token isn't there, is damaged, or has no such key.
    record DeviceUnfit() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.device-unfit";
        }
    }

    /// What was made doesn't stand up to our own check: nobody gets it.
    record OwnCheckFailed(String reason) implements DocumentRefusal {
        @Override
        public String code() {
            return "document.own-check-failed";
        }

        @Override
        public List<Object> arguments() {
            return List.of(reason);
        }
    }

    /// Too many files from this address for now.
    record TooMany() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.too-many";
        }
    }

    /// A letter was to be passed on, and not said to whom.
    record NobodyChosen() implements DocumentRefusal {
        @Override
        public String code() {
            return "document.nobody-chosen";
        }

        @Override
        public String field() {
            return "person";
        }
    }
}
