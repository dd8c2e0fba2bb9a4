package org.antin.signing.check.pdf;

import org.antin.signing.check.Reason;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.IOException;
import java.io.InputStream;

/// Opens what an encrypted file packs away, when an empty user password will do. Everything else is
/// read from the bytes as they are: signatures and the bones of the structure aren't encrypted.
public final class PdfLock implements AutoCloseable {
    private final PDDocument document;

    private PdfLock(PDDocument document) {
        this.document = document;
    }

    /// Whether some state of the file is encrypted.
    public static boolean needed(PdfFile file) throws PdfTrouble {
        return file.view(file.length()).encrypted();
    }

    /// Lets `file` read its packed objects until this is closed.
    ///
    /// @throws PdfTrouble `encrypted` when a password is needed
    public static PdfLock open(PdfFile file) throws PdfTrouble {
        try {
            PDDocument document = Loader.loadPDF(file.bytes(), "");
            var lock = new PdfLock(document);
            file.openWith(lock::unpacked);
            return lock;
        } catch (InvalidPasswordException e) {
            throw new PdfTrouble(Reason.ENCRYPTED, "password");
        } catch (IOException | RuntimeException e) {
            throw new PdfTrouble(Reason.ENCRYPTED, "encryption");
        }
    }

    private byte[] unpacked(int number, int generation) throws PdfTrouble {
        var object = document.getDocument().getObjectFromPool(new COSObjectKey(number, generation));
        if (!(object.getObject() instanceof COSStream stream)) {
            throw PdfTrouble.malformed("container of packed objects");
        }
        try (InputStream in = stream.createInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PdfTrouble(Reason.ENCRYPTED, "packed objects");
        }
    }

    @Override
    public void close() throws PdfTrouble {
        try {
            document.close();
        } catch (IOException e) {
            throw new PdfTrouble(Reason.ENCRYPTED, "closing");
        }
    }
}
