package org.antin.signing.bench;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

import org.antin.signing.make.PracticePictures;
import org.antin.signing.make.Prepared;

import java.security.Signature;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Letters signed a second at level B with a visible picture; the key's own time is left out, being
/// the token's.
final class SignBench {
    private static final int ROUNDS = 5;
    private static final int DSS_SHARE = 10;
    private static final int OUR_SHARE = 40;
    private static final int WARM_UPS = 8;

    private final House house;
    private final Results results;
    private final byte[] picture = PracticePictures.signature(Paper.SIGNER);
    private int made;

    SignBench(House house, Results results) {
        this.house = house;
        this.results = results;
    }

    void run() throws Exception {
        results.head("Signing a letter of 5 pages, PAdES B, RSA-3072, the key's own time left out");
        results.add("processes that want to run, others included", "", Meter.load());
        for (boolean visible : List.of(true, false)) {
            String how = visible ? "visible picture" : "invisible";
            // The optimising compiler has done its work before anything is counted.
            List<byte[]> warmUp = letters(OUR_SHARE);
            for (int i = 0; i < WARM_UPS; i++) {
                ours(warmUp, visible);
                dss(warmUp.subList(0, DSS_SHARE), visible);
            }
            var our = new double[ROUNDS];
            var theirs = new double[ROUNDS];
            var ratio = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                our[round] = ours(letters(OUR_SHARE), visible);
                theirs[round] = dss(letters(DSS_SHARE), visible);
                ratio[round] = theirs[round] / our[round];
            }
            results.add("EU DSS, " + how, "processor ms", Meter.median(theirs));
            results.add("ours, " + how, "processor ms", Meter.median(our));
            results.add("ours, " + how, "documents/s a core", 1000 / Meter.median(our));
            String against = "ours against EU DSS, " + how;
            if (visible) results.asked(against, "times", Meter.median(ratio), 5);
            else results.add(against, "times", Meter.median(ratio));
        }
    }

    private List<byte[]> letters(int count) {
        var all = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) all.add(Paper.letter(made++));
        return all;
    }

    private double ours(List<byte[]> letters, boolean visible) throws Exception {
        var prepared = new ArrayList<Prepared>();
        var first =
                Meter.Run.of(
                        letters.size(),
                        () -> {
                            for (byte[] pdf : letters) prepared.add(house.prepare(pdf, 0, visible));
                        });
        var values = new ArrayList<byte[]>();
        for (Prepared one : prepared) values.add(house.value(one, 0));
        var second =
                Meter.Run.of(
                        letters.size(),
                        () -> {
                            for (int i = 0; i < values.size(); i++) {
                                house.finish(prepared.get(i), values.get(i), false);
                            }
                        });
        return first.processorMillis() + second.processorMillis();
    }

    private double dss(List<byte[]> letters, boolean visible) throws Exception {
        var service = new PAdESService(new CommonCertificateVerifier());
        var parameters = new ArrayList<PAdESSignatureParameters>();
        for (int i = 0; i < letters.size(); i++) parameters.add(parameters(visible));
        var asked = new ArrayList<byte[]>();
        var first =
                Meter.Run.of(
                        letters.size(),
                        () -> {
                            for (int i = 0; i < letters.size(); i++) {
                                asked.add(
                                        service.getDataToSign(
                                                        document(letters.get(i)), parameters.get(i))
                                                .getBytes());
                            }
                        });
        var values = new ArrayList<SignatureValue>();
        for (byte[] dtbs : asked) {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(house.key(0));
            signature.update(dtbs);
            values.add(new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature.sign()));
        }
        var second =
                Meter.Run.of(
                        letters.size(),
                        () -> {
                            for (int i = 0; i < letters.size(); i++) {
                                service.signDocument(
                                        document(letters.get(i)), parameters.get(i), values.get(i));
                            }
                        });
        return first.processorMillis() + second.processorMillis();
    }

    private static InMemoryDocument document(byte[] pdf) {
        return new InMemoryDocument(pdf, "a.pdf");
    }

    private PAdESSignatureParameters parameters(boolean visible) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(house.chain(0).getFirst()));
        parameters.setCertificateChain(house.chain(0).stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(House.NOW));
        if (!visible) return parameters;
        var field = new SignatureFieldParameters();
        field.setPage(5);
        field.setOriginX(330);
        field.setOriginY(730);
        field.setWidth(130);
        field.setHeight(60);
        var image = new SignatureImageParameters();
        image.setImage(new InMemoryDocument(picture, "a.png"));
        image.setFieldParameters(field);
        parameters.setImageParameters(image);
        return parameters;
    }
}
