package org.antin.document;

import org.jspecify.annotations.Nullable;

/// What Thông tư 02/2019/TT-BNV wants to know of an archived document and only the clerk can say.
///
/// @param number number and notation, `15/UBND-VP`
/// @param typeName kind of document, `Công văn`
/// @param subject what it is about (trích yếu)
/// @param fileCode code of the file it is archived in; null while there is none
/// @param ordinal its place in that file
public record Description(
        String number,
        String typeName,
        String subject,
        @Nullable String fileCode,
        @Nullable Integer ordinal) {}
