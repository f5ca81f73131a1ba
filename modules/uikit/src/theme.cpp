#include "uikit/theme.h"

#include "core/chinesetexts.h"
#include "uikit/wheelguard.h"
#include "workstyle.h"

#include <QStyleHints>
#include <QWidget>

using namespace Qt::StringLiterals;

static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace zhijian::uikit {

namespace {

constexpr qreal BaseSize = 10.5;
constexpr qreal LargeSize = 13;

ToneColors lightColors(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {QColor(0x35424f), QColor(0xebeff3), QColor(0xc9d1da)};
    case Tone::Info:
        return {QColor(0x1c548d), QColor(0xe2edf8), QColor(0xb3cee9)};
    case Tone::Good:
        return {QColor(0x1d6637), QColor(0xe1f2e7), QColor(0xadd8bc)};
    case Tone::Warning:
        return {QColor(0x7d4b00), QColor(0xfdf0d7), QColor(0xecd096)};
    case Tone::Danger:
        return {QColor(0xab241c), QColor(0xfbe7e5), QColor(0xefb8b3)};
    case Tone::Muted:
        return {QColor(0x586472), QColor(0xf1f3f6), QColor(0xdde2e8)};
    }
    Q_UNREACHABLE();
}

ToneColors darkColors(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {QColor(0xd3dae2), QColor(0x363e47), QColor(0x4d5863)};
    case Tone::Info:
        return {QColor(0xa3cbf3), QColor(0x20364f), QColor(0x365878)};
    case Tone::Good:
        return {QColor(0x98d9ac), QColor(0x1e3929), QColor(0x35613f)};
    case Tone::Warning:
        return {QColor(0xf2cb80), QColor(0x40331c), QColor(0x6b5528)};
    case Tone::Danger:
        return {QColor(0xf6aca5), QColor(0x482423), QColor(0x7b3d39)};
    case Tone::Muted:
        return {QColor(0x9fa9b5), QColor(0x2a3037), QColor(0x3d464f)};
    }
    Q_UNREACHABLE();
}

struct Scheme
{
    QRgb window, base, alternate, text, muted, line, hover, button, accent, selection;
};

constexpr Scheme Light{0xfff3f5f8, 0xffffffff, 0xfff7f9fb, 0xff1d2731, 0xff5c6875, 0xffd3dae2,
                       0xffe9edf2, 0xffffffff, 0xff2563a8, 0xffd9e7f6};
constexpr Scheme Dark{0xff1d2126, 0xff252a30, 0xff2a3037, 0xffe3e8ed, 0xff9fa9b5, 0xff3d464f,
                      0xff303740, 0xff2d343b, 0xff5a9ade, 0xff2b4a6b};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

ToneColors toneColors(Tone tone, const QPalette &palette)
{
    return isDark(palette) ? darkColors(tone) : lightColors(tone);
}

QColor lineColor(const QPalette &palette)
{
    return QColor(isDark(palette) ? Dark.line : Light.line);
}

QColor mutedText(const QPalette &palette)
{
    return QColor(isDark(palette) ? Dark.muted : Light.muted);
}

QPalette workPalette(bool isDark)
{
    const Scheme &scheme = isDark ? Dark : Light;
    const QColor text(scheme.text);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(scheme.window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(scheme.base));
    palette.setColor(QPalette::AlternateBase, QColor(scheme.alternate));
    palette.setColor(QPalette::ToolTipBase, QColor(scheme.base));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(scheme.muted));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(scheme.button));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Light, QColor(scheme.base));
    palette.setColor(QPalette::Midlight, QColor(scheme.hover));
    palette.setColor(QPalette::Mid, QColor(scheme.line));
    palette.setColor(QPalette::Dark, QColor(scheme.line).darker(isDark ? 80 : 120));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, isDark ? 140 : 60));
    palette.setColor(QPalette::Highlight, QColor(scheme.selection));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Accent, QColor(scheme.accent));
    palette.setColor(QPalette::Link, QColor(scheme.accent));
    palette.setColor(QPalette::LinkVisited, QColor(scheme.accent));
    QColor faint(scheme.muted);
    faint.setAlpha(150);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor(scheme.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(scheme.hover));
    return palette;
}

QFont rankedFont(TextRank rank, const QFont &base)
{
    QFont font = base;
    const auto scale = [&font](qreal factor) { font.setPointSizeF(font.pointSizeF() * factor); };
    switch (rank) {
    case TextRank::Title:
        scale(1.45);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRank::Section:
        scale(1.08);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRank::Body:
        break;
    case TextRank::Small:
        scale(0.9);
        break;
    case TextRank::Figure:
        scale(1.9);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

Theme::Theme(QApplication *application, const Appearance &appearance)
    : QObject(application)
    , m_application(application)
    , m_appearance(appearance)
{
    loadIcons();
    useChineseTexts();
    application->installEventFilter(new WheelGuard(this));
    application->setStyle(new WorkStyle);
    connect(application->styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_appearance.mode == ColorMode::System)
            apply();
    });
    apply();
}

void Theme::setAppearance(const Appearance &appearance)
{
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    apply();
}

void Theme::apply()
{
    QStyleHints *hints = m_application->styleHints();
    // Tells Windows too, so that the title bar agrees.
    switch (m_appearance.mode) {
    case ColorMode::System:
        hints->unsetColorScheme();
        break;
    case ColorMode::Light:
        hints->setColorScheme(Qt::ColorScheme::Light);
        break;
    case ColorMode::Dark:
        hints->setColorScheme(Qt::ColorScheme::Dark);
        break;
    }
    const bool dark = m_appearance.mode == ColorMode::Dark
        || (m_appearance.mode == ColorMode::System && hints->colorScheme() == Qt::ColorScheme::Dark);
    QFont font;
    font.setFamilies({u"Microsoft YaHei UI"_s, u"Noto Sans CJK SC"_s, u"PingFang SC"_s, u"sans-serif"_s});
    font.setPointSizeF(m_appearance.hasLargeType ? LargeSize : BaseSize);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    QApplication::setFont(font);
    // Not setPalette(palette) alone: Qt would mix in the platform's roles.
    QApplication::setPalette(workPalette(dark));
    Q_EMIT changed();
}

static void setRole(QWidget *button, const char *role)
{
    button->setProperty("zhijianRole", QString::fromLatin1(role));
    button->update();
}

void setPrimary(QWidget *button)
{
    setRole(button, "primary");
}

void setDestructive(QWidget *button)
{
    setRole(button, "destructive");
}

void setSlim(QWidget *button)
{
    setRole(button, "slim");
}

} // namespace zhijian::uikit
