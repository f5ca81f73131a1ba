#include "restoration.h"

#include "support/testoffice.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// a backup is looked at before it replaces anything, and the way back stays open.
class TestRestoration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_backup = m_folder->filePath(u"备份.zj"_s);
        TestOffice office(data());
        office.addInterpretation(u"备份时就有的稿件"_s, u"正文。"_s);
        QVERIFY(office.journal->backUp(m_backup));
        office.addInterpretation(u"备份以后写的稿件"_s, u"正文。"_s);
    }

    void saysWhatIsInside()
    {
        int calls = 0;
        const auto contents = restoration::examine(m_backup, m_folder->path(), m_clock, [&calls](int) { return ++calls > 0; });
        QVERIFY2(contents, contents ? "" : qPrintable(contents.error().detail));
        QCOMPARE(contents->office, u"云岭县人民政府办公室"_s);
        QCOMPARE(contents->people.size(), 5);
        QCOMPARE(contents->items, 1);
        QVERIFY(contents->verification.changes > 10);
        QVERIFY(contents->lastChange.isValid());
        QVERIFY(calls > 0);
        QCOMPARE(titles(data()).size(), 2); // looking changes nothing
    }

    void replacesAndGoesBack()
    {
        QVERIFY(restoration::examine(m_backup, m_folder->path(), m_clock, go));
        const auto kept = restoration::replaceData(m_folder->path(), QDateTime(QDate(2026, 11, 23), QTime(9, 30)));
        QVERIFY(kept);
        QCOMPARE(titles(data()), QStringList(u"备份时就有的稿件"_s));
        QCOMPARE(titles(QDir(*kept).filePath(u"journal.zj"_s)).size(), 2);
        QVERIFY(QFile::exists(m_backup));

        QVERIFY(restoration::undoReplace(m_folder->path(), *kept));
        QCOMPARE(titles(data()).size(), 2);
        QVERIFY(!restoration::undoReplace(m_folder->path(), *kept)); // only once
        QCOMPARE(titles(data()).size(), 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("one byte of a change differs") << u"damaged"_s << ErrorCode::Corrupt;
        QTest::newRow("not a journal") << u"text"_s << ErrorCode::Corrupt;
        QTest::newRow("an office never founded") << u"empty"_s << ErrorCode::InvalidInput;
        QTest::newRow("the open data file") << u"open"_s << ErrorCode::InvalidInput;
        QTest::newRow("stopped") << u"stop"_s << ErrorCode::Cancelled;
    }

    void refuses()
    {
        QFETCH(QString, kind);
        QFETCH(ErrorCode, code);
        QString path = m_backup;
        if (kind == "damaged"_L1) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QByteArray bytes = file.readAll();
            const QByteArray title = u"备份时就有的稿件"_s.toUtf8();
            QVERIFY(bytes.contains(title));
            bytes.replace(title, u"备份时就有的篡改"_s.toUtf8());
            file.seek(0);
            file.write(bytes);
        } else if (kind == "text"_L1) {
            path = m_folder->filePath(u"随便.zj"_s);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        } else if (kind == "empty"_L1) {
            path = m_folder->filePath(u"空.zj"_s);
            TestOffice(path, true);
        } else if (kind == "open"_L1) {
            path = data();
        }
        const auto contents = restoration::examine(path, m_folder->path(), m_clock, [&kind](int) { return kind != "stop"_L1; });
        QVERIFY(!contents);
        QCOMPARE(contents.error().code, code);
        // Nothing left that replaceData() could take.
        QVERIFY(!restoration::replaceData(m_folder->path(), QDateTime(QDate(2026, 11, 23), QTime(9, 30))));
        QCOMPARE(titles(data()).size(), 2);
    }

private:
    static bool go(int) { return true; }
    [[nodiscard]] QString data() const { return m_folder->filePath(u"journal.zj"_s); }
    QStringList titles(const QString &path)
    {
        const auto journal = journal::Journal::open(path, m_clock);
        QStringList found;
        if (journal)
            for (const journal::InterpretationRow &row : journal::InterpretationStore(**journal).rows())
                found.append(row.title);
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_backup;
    SystemClock m_clock;
};

QTEST_MAIN(TestRestoration)
#include "tst_restoration.moc"
