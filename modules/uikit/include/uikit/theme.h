#pragma once

#include "uikit/terms.h"

#include <QApplication>
#include <QColor>
#include <QFont>
#include <QPalette>

namespace zhijian::uikit {

/// Distances in logical pixels. Margins of a page are Large, gaps between controls Medium, inside a control Small.
struct Space
{
    static constexpr int Small = 4;
    static constexpr int Medium = 8;
    static constexpr int Large = 12;
    static constexpr int Page = 16;
    static constexpr int Radius = 4;
};

struct ToneColors
{
    QColor text; ///< At least 4.5:1 on `fill` and on the base colour
    QColor fill;
    QColor line;
};

/// Colours come from the palette of the widget that paints, so they are right after a change of scheme.
[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] ToneColors toneColors(Tone tone, const QPalette &palette);
/// Thin lines between areas and around fields.
[[nodiscard]] QColor lineColor(const QPalette &palette);
/// Secondary text.
[[nodiscard]] QColor mutedText(const QPalette &palette);
[[nodiscard]] QPalette workPalette(bool isDark);
/// The application font's size is the measure; ranks are multiples of it.
[[nodiscard]] QFont rankedFont(TextRank rank, const QFont &base = QApplication::font());

struct Appearance
{
    ColorMode mode = ColorMode::System;
    bool hasLargeType = false; ///< R-141

    bool operator==(const Appearance &) const = default;
};

/// The application's look: style, palette, font, Chinese texts of Qt, wheel guard. One per process, made in main()
/// right after QApplication. GUI thread. Holds: palette and font always agree with appearance() and the system scheme.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication *application, const Appearance &appearance = {});

    [[nodiscard]] const Appearance &appearance() const { return m_appearance; }
    void setAppearance(const Appearance &appearance);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication *m_application;
    Appearance m_appearance;
};

/// Marks the one button that carries the page forward, or the one that destroys.
void setPrimary(QWidget *button);
void setDestructive(QWidget *button);
/// A tool button no higher than its text, for status lines.
void setSlim(QWidget *button);

} // namespace zhijian::uikit
