package org.antin.practiceca;

import java.net.URI;

/// Where the outside finds the CA: the addresses written into certificates, and the paths
/// [PracticeCaHttp] answers on. One place, so that the two can't drift apart.
record Endpoints(String base) {
    static final String MOUNT = "/practice-ca/";
    static final String ROOT_PEM = "root.pem";
    static final String CHAIN_PEM = "chain.pem";
    static final String ROOT_CER = "root.cer";
    static final String ISSUING_CER = "issuing.cer";
    static final String CRL = "crl.der";
    static final String ROOT_CRL = "root-crl.der";
    static final String OCSP = "ocsp";
    static final String TSA = "tsa";

    static Endpoints under(URI publicBase) {
        String scheme = publicBase.getScheme();
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        if (!web || publicBase.getHost() == null || publicBase.getRawQuery() != null) {
            throw new IllegalArgumentException("not a public web address: " + publicBase);
        }
        String text = publicBase.toASCIIString();
        return new Endpoints(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    String of(String name) {
        return base + MOUNT + name;
    }
}
