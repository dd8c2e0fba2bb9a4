/// The practice certification authority: it plays the provider (Ban Cơ yếu Chính phủ) in the demo
/// province and in tests, never in production.
///
/// Every certificate it makes says so twice: the subject's O carries "THỰC HÀNH", and the
/// certificate policy has a user notice that the certificate has no legal value.
/// [org.antin.practiceca.PracticeCa] is the way in, [org.antin.practiceca.PracticeToken] is the
/// device a key lives on.
@NullMarked
package org.antin.practiceca;

import org.jspecify.annotations.NullMarked;
