#include "shell/shortcutkeys.h"

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian::shell;

/// ux.md 4.25: keys can be changed, and no choice clashes with a key of ours, an input method or a screenshot tool.
class TestShortcutKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aChosenKeyIsKept();
    void refusesWhatWouldClash_data();
    void refusesWhatWouldClash();
    void twoPagesMayUseTheSameKey();
    void resetGivesOurKeysBack();

private:
    void apply(ShortcutKeys &keys);

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QAction> m_search, m_save, m_print, m_sign;
};

void TestShortcutKeys::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"keys.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    const auto action = [](const QString &text, const QList<QKeySequence> &keys) {
        auto made = std::make_unique<QAction>(text);
        made->setShortcuts(keys);
        return made;
    };
    m_search = action(u"搜索"_s, {QKeySequence(u"Ctrl+K"_s)});
    m_save = action(u"保存"_s, {QKeySequence(u"Ctrl+S"_s), QKeySequence(u"F2"_s)});
    m_print = action(u"打印"_s, {QKeySequence(u"Ctrl+P"_s)});
    m_sign = action(u"签批"_s, {QKeySequence(u"Ctrl+Return"_s)});
}

void TestShortcutKeys::apply(ShortcutKeys &keys)
{
    keys.apply(u"全局"_s, {m_search.get()});
    keys.apply(u"解读"_s, {m_save.get(), m_print.get()});
    keys.apply(u"审核"_s, {m_sign.get()});
}

void TestShortcutKeys::aChosenKeyIsKept()
{
    ShortcutKeys keys(*m_settings);
    apply(keys);
    QCOMPARE(keys.change(u"解读/打印"_s, QKeySequence(u"Ctrl+Shift+P"_s), u"全局"_s), QString());
    QCOMPARE(m_print->shortcut(), QKeySequence(u"Ctrl+Shift+P"_s));
    m_print->setShortcut(QKeySequence(u"Ctrl+P"_s));
    m_settings->sync();
    QSettings again(m_folder.filePath(u"keys.ini"_s), QSettings::IniFormat);
    ShortcutKeys later(again);
    apply(later);
    QCOMPARE(m_print->shortcut(), QKeySequence(u"Ctrl+Shift+P"_s));
    QCOMPARE(m_save->shortcuts().size(), 2);
}

void TestShortcutKeys::refusesWhatWouldClash_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("named");
    QTest::newRow("same page") << u"解读/打印"_s << u"Ctrl+S"_s << u"解读：保存"_s;
    QTest::newRow("second key of another") << u"解读/打印"_s << u"F2"_s << u"解读：保存"_s;
    QTest::newRow("valid everywhere") << u"解读/打印"_s << u"Ctrl+K"_s << u"全局：搜索"_s;
    QTest::newRow("an everywhere key against a page") << u"全局/搜索"_s << u"Ctrl+P"_s << u"解读：打印"_s;
    QTest::newRow("WeChat's screenshot") << u"解读/打印"_s << u"Alt+A"_s << u"微信截图"_s;
    QTest::newRow("input method") << u"解读/打印"_s << u"Ctrl+Space"_s << u"输入法"_s;
    QTest::newRow("a letter") << u"解读/打印"_s << u"P"_s << u"Ctrl 或 Alt"_s;
    QTest::newRow("nothing pressed") << u"解读/打印"_s << QString() << u"请按下"_s;
}

void TestShortcutKeys::refusesWhatWouldClash()
{
    QFETCH(QString, id);
    QFETCH(QString, wanted);
    QFETCH(QString, named);
    ShortcutKeys keys(*m_settings);
    apply(keys);
    const QString fault = keys.change(id, QKeySequence(wanted), u"全局"_s);
    QVERIFY2(fault.contains(named), qPrintable(fault));
    QCOMPARE(m_print->shortcut(), QKeySequence(u"Ctrl+P"_s));
    QCOMPARE(m_search->shortcut(), QKeySequence(u"Ctrl+K"_s));
    QVERIFY(m_settings->allKeys().isEmpty());
}

void TestShortcutKeys::twoPagesMayUseTheSameKey()
{
    ShortcutKeys keys(*m_settings);
    apply(keys);
    QCOMPARE(keys.change(u"审核/签批"_s, QKeySequence(u"Ctrl+S"_s), u"全局"_s), QString());
}

void TestShortcutKeys::resetGivesOurKeysBack()
{
    ShortcutKeys keys(*m_settings);
    apply(keys);
    QCOMPARE(keys.change(u"解读/保存"_s, QKeySequence(u"Ctrl+Alt+S"_s), u"全局"_s), QString());
    QCOMPARE(m_save->shortcuts().size(), 1);
    keys.reset(u"解读/保存"_s);
    QCOMPARE(m_save->shortcuts(), (QList<QKeySequence>{QKeySequence(u"Ctrl+S"_s), QKeySequence(u"F2"_s)}));
    QVERIFY(m_settings->allKeys().isEmpty());
}

QTEST_MAIN(TestShortcutKeys)
#include "tst_shortcutkeys.moc"
