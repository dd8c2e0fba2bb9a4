package org.antin.certificate;

import org.antin.kernel.Refusal;

import java.util.List;

/// Why something about a certificate is refused.
public sealed interface CertificateRefusal extends Refusal {
    /// The bytes hold no X.509 certificate.
    record NotACertificate() implements CertificateRefusal {
        @Override
        public String code() {
            return "certificate.not-a-certificate";
        }

        @Override
        public String field() {
            return "certificate";
        }
    }

    /// D1.2c: another provider's certificate; out of scope, which isn't the same as invalid.
    record OutOfScope(String issuer) implements CertificateRefusal {
        @Override
        public String code() {
            return "certificate.out-of-scope";
        }

        @Override
        public List<Object> arguments() {
            return List.of(issuer);
        }

        @Override
        public String field() {
            return "certificate";
        }
    }

    /// This very certificate, or this serial of this issuer, is in the register.
    record AlreadyKnown(String serial) implements CertificateRefusal {
        @Override
        public String code() {
            return "certificate.already-known";
        }

        @Override
        public List<Object> arguments() {
            return List.of(serial);
        }

        @Override
        public String field() {
            return "certificate";
        }
    }

    /// The device is another subscriber's, or gone.
    record NotThisDevice() implements CertificateRefusal {
        @Override
        public String code() {
            return "certificate.not-this-device";
        }

        @Override
        public String field() {
            return "device";
        }
    }

    /// What is revoked stays revoked.
    record Final() implements CertificateRefusal {
        @Override
        public String code() {
            return "certificate.final";
        }
    }

    /// Nothing was asked that could be given up.
    record NothingAsked() implements CertificateRefusal {
        @Override
        public String code() {
            return "certificate.nothing-asked";
        }
    }
}
