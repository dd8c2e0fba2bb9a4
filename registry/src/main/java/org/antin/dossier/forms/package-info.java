/// The forms of the procedures as PDF: which form asks what is data, the layout is that of NĐ
/// 30/2020/NĐ-CP. A form says what is missing instead of guessing it.
@NamedInterface("forms")
package org.antin.dossier.forms;

import org.springframework.modulith.NamedInterface;
