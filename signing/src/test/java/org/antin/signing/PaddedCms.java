package org.antin.signing;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;

import org.bouncycastle.asn1.ASN1InputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/// Lets EU DSS 6.4 read PDF signatures with BouncyCastle 1.85 and later.
///
/// BouncyCastle refuses bytes behind a CMS since 1.85 (bc-java issue 2360), and every PDF signature
/// has zeros behind it; EU DSS 6.4 hands them on and then reports that no PDF is signed. Found by
/// EU DSS through `META-INF/services`, ahead of its own.
public final class PaddedCms extends CMSObjectUtils {
    @Override
    public CMS parseToCMS(byte[] padded) {
        return super.parseToCMS(first(padded));
    }

    private static byte[] first(byte[] padded) {
        var in = new ByteArrayInputStream(padded);
        try (var objects = new ASN1InputStream(in)) {
            objects.readObject();
            return Arrays.copyOf(padded, padded.length - in.available());
        } catch (IOException e) {
            return padded;
        }
    }
}
