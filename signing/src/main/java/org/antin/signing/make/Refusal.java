package org.antin.signing.make;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Why nothing was signed: an expected "no". The code is stable and is what other systems see; the
/// arguments fill the text shown to people. Never holds a PIN or text of the document.
///
/// @param code what stood in the way
/// @param args values for the text, in the order of its placeholders; may be empty
public record Refusal(Code code, List<String> args) {
    public Refusal {
        args = List.copyOf(args);
    }

    /// A refusal whose text has the given values filled in.
    public static Refusal of(Code code, Object... args) {
        return new Refusal(code, Arrays.stream(args).map(String::valueOf).toList());
    }

    /// The reason in the given language; Vietnamese unless the language is English (TT 41 Đ6.1).
    public String text(Locale language) {
        var bundle =
                ResourceBundle.getBundle(
                        Refusal.class.getName() + "s",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(code.text()), language).format(args.toArray());
    }

    /// The stable codes.
    public enum Code {
        /// Doesn't begin with `%PDF-`.
        NOT_A_PDF("not-a-pdf"),
        /// Begins as a PDF, but its structure can't be followed without repairs.
        DAMAGED("damaged"),
        /// Encrypted in any way, an empty user password included.
        ENCRYPTED("encrypted"),
        /// Above the limit; args: limit in bytes.
        TOO_LARGE("too-large"),
        /// Unpacks to more than the reader's budget.
        TOO_COMPLEX("too-complex"),
        /// Certified by its author with "no changes allowed" (DocMDP P=1).
        CERTIFIED_NO_CHANGES("certified-no-changes"),
        /// An XFA form: what is seen isn't in the pages.
        XFA_FORM("xfa-form"),
        /// Điều 1.1.b; args: the mark.
        SECRECY_MARK("secrecy-mark"),
        /// T27: RSA below 2048 or elliptic curve below 256 bits; args: bits.
        WEAK_KEY("weak-key"),
        /// T27: the certificate itself is signed with MD5 or SHA-1.
        WEAK_CERTIFICATE("weak-certificate"),
        /// Neither RSA nor ECDSA.
        KEY_NOT_SUPPORTED("key-not-supported"),
        /// Expired or not yet valid; args: from, to.
        CERTIFICATE_NOT_VALID_NOW("certificate-not-valid-now"),
        /// KeyUsage, ExtendedKeyUsage or BasicConstraints say it isn't for signing documents.
        CERTIFICATE_NOT_FOR_SIGNING("certificate-not-for-signing"),
        /// The certificates handed in don't form a chain, signer first.
        CHAIN_BROKEN("chain-broken"),
        /// T06: the signer's certificate leads to no root that is trusted here.
        CHAIN_UNTRUSTED("chain-untrusted"),
        /// T06, Điều 10.4: the signer's certificate is revoked or suspended; args: since when.
        CERTIFICATE_REVOKED("certificate-revoked"),
        /// T06: a certificate above the signer's is revoked.
        ISSUER_REVOKED("issuer-revoked"),
        /// A certificate above the signer's is expired or not yet valid.
        ISSUER_NOT_VALID_NOW("issuer-not-valid-now"),
        /// The kind of signature and what is to be seen don't belong together.
        APPEARANCE_NOT_FOR_KIND("appearance-not-for-kind"),
        /// No title line with the signer's name below it was found in the text.
        SIGNATURE_BLOCK_NOT_FOUND("signature-block-not-found"),
        /// Điều 7.4: KT., TL. or TUQ. above the name isn't the signer's to write; args: as printed,
        /// the title on the certificate.
        CAPACITY_MISMATCH("capacity-mismatch"),
        /// NĐ 30/2020 Đ32 k2d: no visible leader's signature to put the seal on.
        LEADER_SIGNATURE_MISSING("leader-signature-missing"),
        /// NĐ 30/2020 Đ32 k2d: the leader's signature in the file is broken.
        LEADER_SIGNATURE_INVALID("leader-signature-invalid"),
        /// No line ends with "./.", or there is no list of recipients: nowhere for initials.
        INITIALS_PLACE_NOT_FOUND("initials-place-not-found"),
        /// The place asked for isn't on the page.
        PLACE_OUTSIDE_PAGE("place-outside-page"),
        /// Page 1 keeps no place for number or date, and none was given; args: which of the two.
        ISSUE_PLACE_NOT_FOUND("issue-place-not-found"),
        /// The place is narrower than what goes in; args: what.
        ISSUE_PLACE_TOO_NARROW("issue-place-too-narrow"),
        /// Number, notation or date is printed already, and says something else; args: as printed.
        ISSUE_PRINTED_OTHERWISE("issue-printed-otherwise"),
        /// A line of text has a letter the typeface lacks; args: the code point.
        LETTER_MISSING("letter-missing"),
        /// The session's time is over; prepare again.
        SESSION_EXPIRED("session-expired"),
        /// What was kept for the session isn't what was prepared.
        SESSION_DAMAGED("session-damaged"),
        /// The signature value isn't one of this certificate over these bytes.
        WRONG_SIGNATURE_VALUE("wrong-signature-value"),
        /// No time stamp could be had; args: reason code. The session may be finished again.
        TIME_STAMP_UNAVAILABLE("time-stamp-unavailable"),
        /// Signature, chain and time stamp don't fit into the space kept for them.
        SIGNATURE_TOO_LARGE("signature-too-large"),
        /// TT 41/2017 Điều 9: nobody answers about the state of a certificate; args: whose. The
        /// session may be finished again.
        EVIDENCE_UNAVAILABLE("evidence-unavailable"),
        /// The file isn't well-formed in the format it is to be signed in; args: the format.
        NOT_IN_THIS_FORMAT("not-in-this-format"),
        /// XML whose signature leaves out itself alone: another one would break it.
        FIRST_SIGNATURE_WOULD_BREAK("first-signature-would-break"),

        /// XML with a comment in the middle of a text: signatures leave comments out, so the check
        /// calls such a file doubtful.
        TEXT_CUT_BY_COMMENT("text-cut-by-comment"),
        /// What was made didn't stand up to our own checker, and was thrown away; args: its reason.
        OWN_CHECK_FAILED("own-check-failed");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /// The code as other systems see it, for example `not-a-pdf`.
        public String text() {
            return text;
        }
    }
}
