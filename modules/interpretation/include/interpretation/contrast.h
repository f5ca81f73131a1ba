#pragma once

#include <QColor>
#include <QList>
#include <QString>

/// Whether a text can be read in the dark preview, which inverts the article as the WeChat client does at night. Pure.
namespace zhijian::interpretation {

/// Least ratios (WCAG 2.1, 1.4.3), of the rule pack; 0: not checked.
struct ContrastLimits
{
    double text = 0;
    double large = 0; ///< From 24 px on, bold from 18.66 px on

    bool operator==(const ContrastLimits &) const = default;
};

/// Words that are hard to read once the colours are inverted. Colours as the article has them.
struct ContrastFault
{
    int line = 0;      ///< Of the source; 0: title card, association block or AI label
    QString sample;    ///< The first words
    QColor text;
    QColor background; ///< The worst place of a gradient
    double ratio = 0;  ///< After inversion
    double limit = 0;

    bool operator==(const ContrastFault &) const = default;
};

/// What the filter of the dark preview (preview/resources/page.html: invert(.92) hue-rotate(180deg)) makes of a colour.
[[nodiscard]] QColor darkened(const QColor &color);
/// (L1 + 0.05) / (L2 + 0.05), 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);
/// Each pair of text and background once a line, in the order of the text. `html`: a previewPage(), or any HTML with inline styles.
[[nodiscard]] QList<ContrastFault> darkContrast(const QString &html, const ContrastLimits &limits);
/// A Chinese sentence: colours, ratio, what is asked.
[[nodiscard]] QString sentenceOf(const ContrastFault &fault);

} // namespace zhijian::interpretation
