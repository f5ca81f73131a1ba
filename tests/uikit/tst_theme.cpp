#include "domain/enumtext.h"
#include "uikit/chip.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::uikit;

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) { return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one), b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyToneIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Tone>("tone");
        for (const bool dark : {false, true})
            for (const Tone tone : enumValues<Tone>())
                QTest::addRow("%s %s", dark ? "dark" : "light", qPrintable(enumText(tone))) << dark << tone;
    }

    void everyToneIsReadable()
    {
        QFETCH(bool, dark);
        QFETCH(Tone, tone);
        const QPalette palette = workPalette(dark);
        QCOMPARE(isDark(palette), dark);
        const ToneColors colors = toneColors(tone, palette);
        QCOMPARE_GE(contrast(colors.text, colors.fill), 4.5);
        QCOMPARE_GE(contrast(colors.text, palette.color(QPalette::Base)), 4.5);
        QCOMPARE_GE(contrast(colors.text, palette.color(QPalette::Window)), 4.5);
    }

    void textIsReadableOnEverySurface()
    {
        for (const bool dark : {false, true}) {
            const QPalette palette = workPalette(dark);
            for (const auto surface : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button, QPalette::Midlight, QPalette::Highlight})
                QCOMPARE_GE(contrast(palette.color(QPalette::Text), palette.color(surface)), 7.0);
            QCOMPARE_GE(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)), 4.5);
            QCOMPARE_GE(contrast(mutedText(palette), palette.color(QPalette::Window)), 4.5);
            // The focus ring against what it lies on.
            QCOMPARE_GE(contrast(palette.color(QPalette::Accent), palette.color(QPalette::Window)), 3.0);
        }
    }

    void everyGlyphHasItsPicture()
    {
        for (const Glyph glyph : enumValues<Glyph>()) {
            const QString path = ":/icons/"_L1 + enumText(glyph).toLower() + ".svg"_L1;
            QVERIFY2(QFile::exists(path), qPrintable(path));
            const QImage image = glyphPixmap(glyph, {24, 24}, 1, Qt::black).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 60;
            QVERIFY2(inked > 8, qPrintable(path + u" is empty"_s));
        }
    }

    void iconsAreCrispAndFollowTheScheme()
    {
        const QPixmap twice = icon(Glyph::Search).pixmap({16, 16}, 2.0);
        QCOMPARE(twice.size(), QSize(32, 32));
        QCOMPARE(twice.devicePixelRatio(), 2.0);
        m_theme->setAppearance({ColorMode::Light, false});
        const QImage light = icon(Glyph::Search).pixmap({16, 16}, 1.0).toImage();
        m_theme->setAppearance({ColorMode::Dark, false});
        const QImage dark = icon(Glyph::Search).pixmap({16, 16}, 1.0).toImage();
        QVERIFY(light != dark);
    }

    void appearanceSwitchesWhileRunning()
    {
        m_theme->setAppearance({ColorMode::Light, false});
        QLabel label(u"正文"_s);
        label.show();
        TextLabel title(TextRank::Title, u"标题"_s);
        const qreal titleSize = title.font().pointSizeF();
        const int height = label.sizeHint().height();
        QSignalSpy changed(m_theme, &Theme::changed);
        m_theme->setAppearance({ColorMode::Dark, true});
        QCOMPARE(changed.count(), 1);
        QTRY_VERIFY(isDark(label.palette()));
        // R-141 large type
        QCOMPARE_GT(label.sizeHint().height(), height);
        QCOMPARE(title.font().pointSizeF(), rankedFont(TextRank::Title).pointSizeF());
        QCOMPARE_GT(title.font().pointSizeF(), titleSize);
        m_theme->setAppearance({ColorMode::Dark, true});
        QCOMPARE(changed.count(), 1);
        m_theme->setAppearance({ColorMode::Light, false});
        QTRY_VERIFY(!isDark(label.palette()));
        QCOMPARE(label.sizeHint().height(), height);
    }

    // A label on a white sheet paints with Text, on the page with WindowText: the tone must hold on both.
    void toneHoldsOnEverySurface()
    {
        QWidget sheet;
        sheet.setBackgroundRole(QPalette::Base);
        TextLabel label(TextRank::Body, u"请填写姓名。"_s, &sheet);
        label.setTone(Tone::Danger);
        QCOMPARE(label.palette().color(label.foregroundRole()), toneColors(Tone::Danger, qApp->palette()).text);
    }

    void qtSpeaksChinese()
    {
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"取消"_s);
        QCOMPARE(QLocale().dayName(1), u"星期一"_s);
    }

    // never by colour alone.
    void everyStateHasWordAndPicture()
    {
        for (const ItemState state : enumValues<ItemState>())
            QCOMPARE(chip(state).word, chineseName(state));
        for (const AccountState state : enumValues<AccountState>())
            QCOMPARE(chip(state).word, chineseName(state));
        for (const Validity validity : enumValues<Validity>())
            QVERIFY(!chip(validity).word.isEmpty());
        for (const Tone tone : enumValues<Tone>())
            QVERIFY(!severityChip(tone).word.isEmpty());
    }

    void initTestCase() { m_theme = new Theme(qApp, {ColorMode::Light, false}); }

private:
    Theme *m_theme = nullptr;
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
