package org.antin.rulebook;

/// A legal act as it is cited on screens and forms.
///
/// @param title kind and number in the form used after an article: "Nghị định 130/2018/NĐ-CP"
public record Act(String title) {
    /// The province's regulation on government digital signatures.
    public static final Act REGULATION =
            new Act("Quy chế ban hành kèm theo Quyết định 19/2020/QĐ-UBND");

    public static final Act DECREE_130 = new Act("Nghị định 130/2018/NĐ-CP");
    public static final Act CIRCULAR_185 = new Act("Thông tư 185/2019/TT-BQP");
    public static final Act DECREE_30 = new Act("Nghị định 30/2020/NĐ-CP");
}
