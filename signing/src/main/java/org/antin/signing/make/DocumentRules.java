package org.antin.signing.make;

import org.antin.signing.make.Refusal.Code;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a document must fulfil before a signature may be added to it.
final class DocumentRules {
    private static final COSName DOC_MDP = COSName.DOCMDP;
    private static final COSName TRANSFORM_METHOD = COSName.getPDFName("TransformMethod");
    private static final COSName TRANSFORM_PARAMS = COSName.TRANSFORM_PARAMS;
    private static final COSName LOCK = COSName.getPDFName("Lock");
    private static final COSName XFA = COSName.XFA;

    private DocumentRules() {}

    /// The first rule that isn't met.
    ///
    /// @throws IOException if the document can't be read far enough to tell
    static Optional<Refusal> problem(PDDocument document, List<SignedField> fields, Limits limits)
            throws IOException {
        COSDictionary form = SignedField.form(document);
        if (form != null && form.getDictionaryObject(XFA) != null) {
            return Optional.of(Refusal.of(Code.XFA_FORM));
        }
        if (fields.stream().anyMatch(DocumentRules::forbidsChanges) || certified(document)) {
            return Optional.of(Refusal.of(Code.CERTIFIED_NO_CHANGES));
        }
        return SecrecyMark.find(document, limits)
                .map(mark -> Refusal.of(Code.SECRECY_MARK, mark.words()));
    }

    /// ISO 32000-2, 12.8.2.2: a certification is known by the catalog's Perms.
    private static boolean certified(PDDocument document) {
        COSDictionary perms =
                document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PERMS);
        COSDictionary signature = perms == null ? null : perms.getCOSDictionary(DOC_MDP);
        return signature != null && allowsNothing(signature);
    }

    /// Signed with "no changes" as its transform, or, from PDF 2.0 on, as its field's lock.
    private static boolean forbidsChanges(SignedField field) {
        if (field.value().isEmpty()) return false;
        COSDictionary lock = field.field().getCOSDictionary(LOCK);
        return lock != null && lock.getInt(COSName.P, 0) == 1 || allowsNothing(field.value().get());
    }

    private static boolean allowsNothing(COSDictionary signature) {
        COSArray references = signature.getCOSArray(COSName.REFERENCE);
        for (int i = 0; references != null && i < references.size(); i++) {
            if (references.getObject(i) instanceof COSDictionary reference
                    && DOC_MDP.equals(reference.getCOSName(TRANSFORM_METHOD))) {
                COSDictionary params = reference.getCOSDictionary(TRANSFORM_PARAMS);
                // P is 2 when it isn't said.
                if (params != null && params.getInt(COSName.P, 2) == 1) return true;
            }
        }
        return false;
    }
}
