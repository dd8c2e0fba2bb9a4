package org.antin.certificate;

import org.antin.kernel.Refusal;

/// Why a certificate isn't taken among those trust begins with (Điều 1.2).
public enum TrustedRootRefusal implements Refusal {
    /// The file holds no certificate, or several.
    NOT_ONE_CERTIFICATE("not-one-certificate", "file"),
    FILE_TOO_LARGE("file-too-large", "file"),
    /// It says of itself that it isn't an authority (RFC 5280 4.2.1.9).
    NOT_AN_AUTHORITY("not-an-authority", "file"),
    /// Practice certificates are trusted in practice mode only, without anybody's doing.
    PRACTICE("practice", "file"),
    /// A self-issued certificate whose own key didn't sign it.
    BADLY_SIGNED("badly-signed", "file"),
    /// An issuing certificate that no confirmed root stands above.
    NO_ROOT_ABOVE("no-root-above", "file"),
    /// Named as another provider's, and a trusted root stands above it.
    UNDER_TRUSTED("under-trusted", "purpose"),
    ALREADY_THERE("already-there", "file"),
    /// Not what the file comes to: the file or what was typed is wrong.
    OTHER_FINGERPRINT("other-fingerprint", "fingerprint"),
    NOT_HOSTS("not-hosts", "hosts"),
    /// The second person must be another one.
    SECOND_PERSON("second-person", ""),
    /// Confirmed or ended already.
    DECIDED("decided", "");

    private final String word;
    private final String field;

    TrustedRootRefusal(String word, String field) {
        this.word = word;
        this.field = field;
    }

    @Override
    public String code() {
        return "trusted-root." + word;
    }

    @Override
    public String field() {
        return field;
    }
}
