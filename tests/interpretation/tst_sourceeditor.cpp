#include "interpretation/outline.h"
#include "interpretation/parser.h"
#include "interpretation/widgets/blockmenu.h"
#include "interpretation/widgets/draftanalysis.h"
#include "interpretation/widgets/findbar.h"
#include "interpretation/pastedtext.h"
#include "interpretation/pictures.h"
#include "interpretation/widgets/outlinemodel.h"
#include "interpretation/widgets/outlinepane.h"
#include "interpretation/widgets/pictureintake.h"
#include "interpretation/widgets/sourceeditor.h"
#include "interpretation/widgets/writingpane.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QBuffer>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTableWidget>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace zhijian::interpretation;
using zhijian::screening::Finding;
using zhijian::screening::Severity;

class TestSourceEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inputMethodRectangleIsAtTheCaret_data();
    void inputMethodRectangleIsAtTheCaret();
    void compositionIsNotAnEdit();
    void undoDoesNothingDuringAComposition();
    void leavingCommitsTheComposition();
    void undoToTheBottomKeepsTheLoadedText();
    void findingsAreWalkedAround();
    void findingsMoveWithTheText();
    void aReplacementIsOneStep();
    void anOutdatedReplacementIsRefused();
    void slashOpensTheBlockMenu_data();
    void slashOpensTheBlockMenu();
    void enterContinuesLists_data();
    void enterContinuesLists();
    void marksToggle();
    void pasteGivesCleanMarkdown_data();
    void pasteGivesCleanMarkdown();
    void picturesComeIn_data();
    void picturesComeIn();
    void largePasteComesToItsPlace();
    void replaceAllIsOneStep();
    void zoomGoesBack();
    void missingElementsAreNamed();
    void copiedSentencesAreMarkedWithTheirShare();
    void blocksMoveByKeyboard();
    void aBlockIsInsertedAndFilledWithoutTypingAFence();
    void theFormNeverWritesIntoAnotherItem();
    void blocksMoveAnywhere_data();
    void blocksMoveAnywhere();
    void theOutlineMovesSections();
    void foldedLinesComeBack();
    void bracketsFindEachOther_data();
    void bracketsFindEachOther();

private:
    static void compose(QWidget *editor, const QString &preedit)
    {
        QInputMethodEvent event(preedit, {QInputMethodEvent::Attribute(QInputMethodEvent::Cursor, int(preedit.size()), 1, {})});
        QCoreApplication::sendEvent(editor, &event);
    }
    static void commit(QWidget *editor, const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(editor, &event);
    }
    static Finding finding(qsizetype position, qsizetype length, std::optional<QString> replacement = {})
    {
        return {.ruleId = u"test"_s, .severity = Severity::Warning, .position = position, .length = length, .message = u"问题"_s, .replacement = replacement};
    }
};

void TestSourceEditor::inputMethodRectangleIsAtTheCaret_data()
{
    QTest::addColumn<int>("line");
    QTest::newRow("first line") << 0;
    QTest::newRow("twentieth line") << 19;
}

void TestSourceEditor::inputMethodRectangleIsAtTheCaret()
{
    QFETCH(int, line);
    SourceEditor editor;
    editor.resize(500, 900);
    editor.show();
    editor.load(u"政策解读\n"_s.repeated(40));
    QTextCursor cursor(editor.document()->findBlockByNumber(line));
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, 2);
    editor.setTextCursor(cursor);
    // ux.md 6.1: the line-number gutter must not push the candidate window to the left.
    QVERIFY(editor.viewport()->x() > 20);
    const QRect shown = editor.cursorRect().translated(editor.viewport()->pos());
    for (const Qt::InputMethodQuery query : {Qt::ImCursorRectangle, Qt::ImAnchorRectangle}) {
        const QRect told = editor.inputMethodQuery(query).toRect();
        QVERIFY2(qAbs(told.left() - shown.left()) <= 2, qPrintable(u"%1 and %2"_s.arg(told.left()).arg(shown.left())));
        QVERIFY(qAbs(told.top() - shown.top()) <= 2);
    }
}

void TestSourceEditor::compositionIsNotAnEdit()
{
    SourceEditor editor;
    editor.load(u"原文"_s, 2);
    QSignalSpy edited(&editor, &SourceEditor::edited);
    QSignalSpy textChanged(&editor, &QPlainTextEdit::textChanged);
    for (const QString &letters : {u"z"_s, u"zh"_s, u"zhe"_s, u"zheng"_s})
        compose(&editor, letters);
    QVERIFY(textChanged.count() > 0); // Qt reports each letter; that is why edited() exists.
    QCOMPARE(edited.count(), 0);
    QVERIFY(editor.isComposing());
    commit(&editor, u"政"_s);
    QCOMPARE(edited.count(), 1);
    QVERIFY(!editor.isComposing());
    QCOMPARE(editor.toPlainText(), u"原文政"_s);
}

void TestSourceEditor::undoDoesNothingDuringAComposition()
{
    SourceEditor editor;
    editor.load(u"甲"_s, 1);
    QTest::keyClicks(&editor, u"b"_s);
    compose(&editor, u"zheng"_s);
    QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), u"甲b"_s);
    QVERIFY(editor.isComposing());
    commit(&editor, u"政"_s);
    QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor.toPlainText().startsWith(u'甲'));
    QVERIFY(!editor.toPlainText().contains(u'政'));
}

void TestSourceEditor::leavingCommitsTheComposition()
{
    SourceEditor editor;
    editor.load(u"原文"_s, 2);
    QSignalSpy edited(&editor, &SourceEditor::edited);
    compose(&editor, u"政策"_s);
    QCOMPARE(editor.toPlainText(), u"原文"_s);
    editor.commitComposition();
    QCOMPARE(editor.toPlainText(), u"原文政策"_s);
    QCOMPARE(edited.count(), 1);
    QVERIFY(!editor.isComposing());
    QVERIFY(editor.textCursor().block().layout()->preeditAreaText().isEmpty());
}

void TestSourceEditor::undoToTheBottomKeepsTheLoadedText()
{
    SourceEditor editor;
    editor.load(u"# 题目\n\n第一段。"_s, 0);
    editor.moveCursor(QTextCursor::End);
    QTest::keyClicks(&editor, u"abc"_s);
    editor.insertBlock(u"```qa\n问：\n```"_s, 8);
    for (int i = 0; i < 50; ++i)
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), u"# 题目\n\n第一段。"_s);
    for (int i = 0; i < 50; ++i)
        QTest::keyClick(&editor, Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(editor.toPlainText().contains(u"abc"_s));
    // An older version taken back is one step.
    editor.replaceAll(u"旧版"_s);
    QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor.toPlainText().startsWith(u"# 题目"_s));
}

void TestSourceEditor::findingsAreWalkedAround()
{
    SourceEditor editor;
    editor.load(u"一二三四五六七八九十"_s);
    editor.setFindings({finding(1, 2), finding(5, 1), finding(8, 2)});
    QSignalSpy reached(&editor, &SourceEditor::findingReached);
    QList<int> order;
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&editor, Qt::Key_F7);
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(&editor, Qt::Key_F7, Qt::ShiftModifier);
    for (const auto &arguments : reached)
        order.append(arguments.first().toInt());
    QCOMPARE(order, (QList<int>{0, 1, 2, 0, 2, 1}));
    QCOMPARE(editor.textCursor().selectedText(), u"六"_s);
}

void TestSourceEditor::findingsMoveWithTheText()
{
    SourceEditor editor;
    editor.load(u"日期2月30日有误"_s);
    editor.setFindings({finding(2, 5)});
    editor.moveCursor(QTextCursor::Start);
    QTest::keyClicks(&editor, u"xxx"_s);
    QTest::keyClick(&editor, Qt::Key_F7);
    QCOMPARE(editor.textCursor().selectedText(), u"2月30日"_s);
}

void TestSourceEditor::aReplacementIsOneStep()
{
    SourceEditor editor;
    editor.load(u"贯彻落实,全面推进"_s);
    editor.setFindings({finding(4, 1, u"，"_s)});
    QTest::keyClick(&editor, Qt::Key_F7);
    QTest::keyClick(&editor, Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(editor.toPlainText(), u"贯彻落实，全面推进"_s);
    QCOMPARE(editor.findings().size(), 0);
    QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), u"贯彻落实,全面推进"_s);
}

void TestSourceEditor::anOutdatedReplacementIsRefused()
{
    SourceEditor editor;
    editor.load(u"甲,乙"_s);
    editor.setFindings({finding(1, 1, u"，"_s)});
    QTextCursor cursor(editor.document());
    cursor.setPosition(1);
    cursor.deleteChar();
    QVERIFY(!editor.applyReplacement(0));
    QCOMPARE(editor.toPlainText(), u"甲乙"_s);
}

void TestSourceEditor::slashOpensTheBlockMenu_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("slash, first entry") << u""_s << u"/"_s << u"## "_s;
    QTest::newRow("pinyin initials of 问答") << u""_s << u"/wd"_s << u"```qa\n问：\n答：\n```\n"_s;
    QTest::newRow("identifier") << u""_s << u"/timel"_s << u"```timeline\n | \n```\n"_s;
    QTest::newRow("Chinese 、 from the input method") << u""_s << u"、"_s << u"## "_s;
    QTest::newRow("not within a line") << u"见"_s << u"/"_s << u"见/\n"_s;
}

void TestSourceEditor::slashOpensTheBlockMenu()
{
    QFETCH(QString, before);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    SourceEditor editor;
    editor.resize(400, 400);
    editor.show();
    editor.load(before, int(before.size()));
    if (typed == u"、"_s)
        commit(&editor, typed);
    else
        QTest::keyClicks(&editor, typed);
    QTest::keyClick(&editor, Qt::Key_Return);
    const QString text = editor.toPlainText();
    QCOMPARE(text.startsWith(expected) || text == expected.trimmed(), true);
    QVERIFY(!editor.findChild<BlockMenu *>()->isVisible());
    // Esc leaves the sign as it was typed.
    editor.load({});
    QTest::keyClicks(&editor, u"/"_s);
    QVERIFY(editor.findChild<BlockMenu *>()->isVisible());
    QTest::keyClick(&editor, Qt::Key_Escape);
    QVERIFY(!editor.findChild<BlockMenu *>()->isVisible());
    QCOMPARE(editor.toPlainText(), u"/"_s);
}

void TestSourceEditor::enterContinuesLists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("bullet") << u"- 甲"_s << u"- 甲\n- "_s;
    QTest::newRow("number") << u"9. 甲"_s << u"9. 甲\n10. "_s;
    QTest::newRow("empty item ends the list") << u"- 甲\n- "_s << u"- 甲\n"_s;
    QTest::newRow("plain text") << u"甲"_s << u"甲\n"_s;
}

void TestSourceEditor::enterContinuesLists()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    SourceEditor editor;
    editor.load(text, int(text.size()));
    QTest::keyClick(&editor, Qt::Key_Return);
    QCOMPARE(editor.toPlainText(), expected);
}

void TestSourceEditor::marksToggle()
{
    SourceEditor editor;
    editor.load(u"重要的事"_s);
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(2, QTextCursor::KeepAnchor);
    editor.setTextCursor(cursor);
    QTest::keyClick(&editor, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), u"**重要**的事"_s);
    QTest::keyClick(&editor, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), u"重要的事"_s);
    QTest::keyClick(&editor, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(editor.toPlainText(), u"*重要*的事"_s);
}

void TestSourceEditor::pasteGivesCleanMarkdown_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Word paragraph with fonts and background")
        << u"<p style='background:#ccc'><span style='font-family:宋体;font-size:16pt'>第一段&nbsp;文字</span></p><p><b>要点</b>在此</p>"_s
        << u"第一段 文字\n\n**要点**在此"_s;
    QTest::newRow("headings") << u"<h1>大题</h1><h2>小题</h2><p>正文</p>"_s << u"## 大题\n\n### 小题\n\n正文"_s;
    QTest::newRow("lists") << u"<ul><li>甲</li><li>乙</li></ul><ol><li>一</li><li>二</li></ol>"_s << u"- 甲\n- 乙\n\n1. 一\n2. 二"_s;
    QTest::newRow("table") << u"<table><tr><th>事项</th><th>时限</th></tr><tr><td>核查</td><td>10个工作日</td></tr></table>"_s
                           << u"| 事项 | 时限 |\n| --- | --- |\n| 核查 | 10个工作日 |"_s;
    QTest::newRow("picture of somewhere else is left out") << u"<p>前<img src='http://127.0.0.1:9/x.png'>后</p>"_s << u"前后"_s;
}

void TestSourceEditor::pasteGivesCleanMarkdown()
{
    QFETCH(QString, html);
    QFETCH(QString, expected);
    QCOMPARE(withPictures(fromClipboardHtml(html), {}), expected);
    SourceEditor editor;
    PictureIntake intake({.widthPixels = 400, .pictureBytes = 60'000, .fileBytes = 1'000'000});
    connect(&editor, &SourceEditor::picturesOffered, &intake, &PictureIntake::take);
    connect(&intake, &PictureIntake::ready, &editor, [&editor](int place, const QString &text, int caret) { editor.insertAt(place, text, caret); });
    auto *mime = new QMimeData;
    mime->setHtml(html);
    mime->setText(u"无格式"_s);
    QGuiApplication::clipboard()->setMimeData(mime);
    editor.paste();
    QTRY_COMPARE(editor.toPlainText(), expected);
    editor.undo();
    QCOMPARE(editor.toPlainText(), QString());
}

void TestSourceEditor::picturesComeIn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("expected"); ///< % for the address
    QTest::addColumn<QString>("notice");
    QTest::newRow("copied picture") << u"png"_s << u"前![]( % )后"_s << QString();
    QTest::newRow("copied picture of a system without files") << u"image"_s << u"前![]( % )后"_s << QString();
    QTest::newRow("copied in a browser") << u"browser"_s << u"前![县城夜景]( % )后"_s << QString();
    QTest::newRow("dropped file") << u"file"_s << u"前\n\n```image\n图片： % \n替代文字：\n说明：\n来源：\n```\n后"_s << QString();
    QTest::newRow("Word's text with its picture and one that is gone") << u"word"_s << u"前一段![]( % )\n\n二段后"_s << u"放进 1 张图片，1 张没有带入：来源程序没有把图片放进剪贴板。"_s;
    QTest::newRow("data: text") << u"data"_s << u"前一段![图样]( % )后"_s << QString();
    QTest::newRow("file that a web page names") << u"foreign"_s << u"前一段后"_s << u"放进 0 张图片，1 张没有带入：来源程序没有把图片放进剪贴板。"_s;
    QTest::newRow("broken file") << u"broken"_s << u"前后"_s << u"放进 0 张图片，1 张没有带入：图片文件不完整。"_s;
}

// Paste, drop and choice: the bytes are stored first, then one step of the text names them.
void TestSourceEditor::picturesComeIn()
{
    QFETCH(QString, kind);
    QFETCH(QString, expected);
    QFETCH(QString, notice);
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(image.save(&buffer, "PNG"));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"clip_image002.png"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kind == u"broken" ? png.first(40) : png);
    file.close();
    const QString address = QUrl::fromLocalFile(path).toString();
    auto *mime = new QMimeData;
    if (kind == u"png" || kind == u"browser")
        mime->setData(u"image/png"_s, png);
    if (kind == u"image")
        mime->setImageData(image);
    if (kind == u"browser")
        mime->setHtml(u"<img src=\"https://www.example.gov.cn/a.png\" alt=\"县城夜景\">"_s);
    if (kind == u"file" || kind == u"broken")
        mime->setUrls({QUrl::fromLocalFile(path)});
    if (kind == u"word")
        mime->setHtml(u"<p>一段<img width=10 src=\"%1\" alt=\"图片 1\"></p><p>二段<img width=10 src=\"file:///C:/Temp/gone.png\"></p>"_s.arg(address));
    if (kind == u"data")
        mime->setHtml(u"<p>一段<img src=\"%1\" alt=\"图样\"></p>"_s.arg(dataText(png, u"image/png"_s)));
    if (kind == u"foreign")
        mime->setHtml(u"<p>一段<img src=\"file://server/share/a.png\"></p>"_s);
    SourceEditor editor;
    PictureIntake intake({.widthPixels = 400, .pictureBytes = 60'000, .fileBytes = 1'000'000});
    const zhijian::Digest blob = zhijian::Digest::fromHex(QString(u"02"_s + u"0123456789abcdef"_s.repeated(4)));
    QVERIFY(!blob.isNull());
    QString said;
    connect(&editor, &SourceEditor::picturesOffered, &intake, &PictureIntake::take);
    connect(&intake, &PictureIntake::keepRequested, &intake, [&](int place, const QList<QByteArray> &pictures) {
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(QImage::fromData(pictures.first()).size(), image.size());
        QVERIFY(!editor.toPlainText().contains(u"图:"_s)); // not named before it is stored
        intake.kept(place, {{blob, u"image/png"_s}});
    });
    connect(&intake, &PictureIntake::ready, &editor, [&editor](int place, const QString &text, int caret) { editor.insertAt(place, text, caret); });
    connect(&intake, &PictureIntake::noticed, &editor, [&said](const QString &sentence) { said = sentence; });
    QSignalSpy ready(&intake, &PictureIntake::ready);
    editor.load(u"前后"_s, 1);
    QGuiApplication::clipboard()->setMimeData(mime);
    editor.paste();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(editor.toPlainText(), expected.replace(u" % "_s, pictureAddress(blob)));
    QCOMPARE(said, notice);
    if (expected.contains(u"![]"_s) && kind != u"word")
        QCOMPARE(editor.textCursor().position(), 3); // where the words for it are written
    editor.undo();
    QCOMPARE(editor.toPlainText(), u"前后"_s);
    // What is under way when another text is opened does not come into that one.
    editor.paste();
    editor.load(u"另一篇"_s);
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(editor.toPlainText(), u"另一篇"_s);
}

// A large clipboard is read in the pool: typing goes on, the text comes to its place, another item never gets it.
void TestSourceEditor::largePasteComesToItsPlace()
{
    SourceEditor editor;
    editor.load(u"前后"_s);
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(1);
    editor.setTextCursor(cursor);
    auto *mime = new QMimeData;
    mime->setHtml(u"<p>一段文字</p>"_s.repeated(20'000));
    QGuiApplication::clipboard()->setMimeData(mime);
    QSignalSpy pasted(&editor, &SourceEditor::pasted);
    editor.paste();
    cursor.setPosition(0);
    cursor.insertText(u"又"_s);
    QVERIFY(pasted.isEmpty());
    QTRY_COMPARE(pasted.size(), 1);
    QVERIFY(editor.toPlainText().startsWith(u"又前一段文字\n\n一段文字"_s));
    QVERIFY(editor.toPlainText().endsWith(u"一段文字后"_s));
    editor.undo();
    QCOMPARE(editor.toPlainText(), u"又前后"_s);
    editor.paste();
    editor.load(u"别的稿件"_s);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(editor.toPlainText(), u"别的稿件"_s);
    mime = new QMimeData;
    mime->setHtml(u"<h1>甲</h1>"_s);
    mime->setText(u"甲"_s);
    QGuiApplication::clipboard()->setMimeData(mime);
    editor.selectAll();
    QTest::keyClick(&editor, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor.toPlainText(), u"甲"_s);
}

void TestSourceEditor::replaceAllIsOneStep()
{
    WritingPane pane;
    pane.resize(600, 500);
    pane.show();
    pane.editor()->load(u"政府办公室,政府各部门"_s);
    pane.findBar()->open(true);
    pane.findChild<QLineEdit *>(u"findText"_s)->setText(u"政府"_s);
    pane.findChild<QLineEdit *>(u"replaceText"_s)->setText(u"县政府"_s);
    QTest::mouseClick(pane.findChild<QPushButton *>(u"replaceAll"_s), Qt::LeftButton);
    QCOMPARE(pane.editor()->toPlainText(), u"县政府办公室,县政府各部门"_s);
    pane.editor()->undo();
    QCOMPARE(pane.editor()->toPlainText(), u"政府办公室,政府各部门"_s);
    pane.editor()->moveCursor(QTextCursor::Start);
    QTest::keyClick(pane.findChild<QLineEdit *>(u"findText"_s), Qt::Key_Return);
    QCOMPARE(pane.editor()->textCursor().selectionStart(), 0);
    QTest::keyClick(pane.findChild<QLineEdit *>(u"findText"_s), Qt::Key_Return);
    QCOMPARE(pane.editor()->textCursor().selectionStart(), 6);
    QTest::keyClick(pane.findChild<QLineEdit *>(u"findText"_s), Qt::Key_Escape);
    QVERIFY(!pane.findBar()->isVisible());
}

void TestSourceEditor::zoomGoesBack()
{
    SourceEditor editor;
    const qreal size = editor.font().pointSizeF();
    editor.setZoom(2);
    QCOMPARE(editor.font().pointSizeF(), 2 * size);
    QTest::keyClick(&editor, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(editor.font().pointSizeF(), size);
}

//
void TestSourceEditor::missingElementsAreNamed()
{
    const QString text = u"## 背景依据\n\n为了管好农田。\n\n## 注意事项\n\n## 适用范围\n\n全县。\n\n<!-- 不适用：关键词诠释 -->"_s;
    const QList<Finding> findings = elementFindings(parse(text), text);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(text.mid(findings.at(0).position, findings.at(0).length), u"## 注意事项"_s);
    const QString missing = findings.at(1).message;
    QVERIFY2(missing.contains(u"目标任务"_s) && missing.contains(u"解读机关"_s), qPrintable(missing));
    QVERIFY2(!missing.contains(u"背景依据"_s) && !missing.contains(u"关键词诠释"_s), qPrintable(missing));
    QVERIFY(elementFindings(parse({}), {}).isEmpty());
}

//
void TestSourceEditor::copiedSentencesAreMarkedWithTheirShare()
{
    const QString policy = u"第一条　管护资金由县财政承担，不得挪用。\n第二条　乡镇每年检查两次，结果向社会公布。"_s;
    const QString text = u"## 主要内容\n\n管护资金由县财政承担，不得挪用。乡镇每年检查**两次**，结果向社会公布。\n\n"
                         "也就是说，农民不用自己掏钱修沟渠。\n\n```cite 条款=第一条\n管护资金由县财政承担，不得挪用。\n```"_s;
    const QList<Finding> findings = copyFindings(parse(text), text, policy, 60);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(text.mid(findings.at(0).position, findings.at(0).length), u"管护资金由县财政承担，不得挪用"_s);
    QVERIFY(text.sliced(findings.at(1).position).startsWith(u"乡镇每年检查"_s));
    QVERIFY2(findings.first().message.contains(u"3 句里有 2 句"_s) && findings.first().message.contains(u"67%"_s), qPrintable(findings.first().message));
    QVERIFY(copyFindings(parse(text), text, policy, 67).isEmpty());
    QVERIFY(copyFindings(parse(text), text, policy, 0).isEmpty());
    QVERIFY(copyFindings(parse(text), text, {}, 60).isEmpty());
}

void TestSourceEditor::blocksMoveByKeyboard()
{
    SourceEditor editor;
    editor.load(u"甲\n\n```qa\n问：乙\n答：丙\n```\n\n丁"_s, 5);
    QTest::keyClick(&editor, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(editor.toPlainText(), u"甲\n\n丁\n\n```qa\n问：乙\n答：丙\n```"_s);
    QTest::keyClick(&editor, Qt::Key_Down, Qt::AltModifier); // at the end already
    QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&editor, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(editor.toPlainText(), u"```qa\n问：乙\n答：丙\n```\n\n甲\n\n丁"_s);
    editor.undo();
    QCOMPARE(editor.toPlainText(), u"甲\n\n```qa\n问：乙\n答：丙\n```\n\n丁"_s);
}

/// Issue 4: everything reachable without typing a fence; form and source are two views of one text.
void TestSourceEditor::aBlockIsInsertedAndFilledWithoutTypingAFence()
{
    WritingPane pane;
    pane.resize(480, 620);
    pane.show();
    pane.editor()->load(u"开头"_s, 2);
    auto *table = pane.findChild<QTableWidget *>(u"formTable"_s);
    auto *insert = pane.findChild<QAction *>(u"insert-bars"_s);
    QVERIFY(table && insert && !table->isVisible());
    insert->trigger();
    QVERIFY(table->isVisible());
    const QString inserted = pane.editor()->toPlainText();
    table->item(1, 0)->setText(u"2024年"_s);
    const QString named = pane.editor()->toPlainText();
    QVERIFY2(named.startsWith(u"开头\n\n```chart 类型=柱\n项目 | 数量\n2024年 | "_s), qPrintable(named));
    table->item(1, 1)->setText(u"1|2"_s);
    table->item(2, 0)->setText(u"2025年"_s);
    QVERIFY(pane.editor()->toPlainText().contains(u"\n2024年 | 1\\|2\n2025年 | \n```"_s));
    QCOMPARE(table->rowCount(), 4);
    pane.editor()->undo();
    pane.editor()->undo();
    QCOMPARE(pane.editor()->toPlainText(), named);
    QCOMPARE(table->item(1, 1)->text(), QString());
    pane.editor()->undo();
    QCOMPARE(pane.editor()->toPlainText(), inserted);
    pane.editor()->redo();
    table->setCurrentCell(0, 0);
    pane.findChild<QToolButton *>(u"formRemoveRow"_s)->click();
    QVERIFY(!pane.editor()->toPlainText().contains(u"项目"_s));
    if (const QString folder = qEnvironmentVariable("ZHIJIAN_KEEP"); !folder.isEmpty()) {
        pane.editor()->undo();
        QVERIFY(pane.grab().save(folder + u"/form.png"_s));
        auto *menu = pane.findChild<QMenu *>(u"insertMenu"_s);
        menu->popup({});
        QVERIFY(menu->grab().save(folder + u"/menu.png"_s));
        menu->close();
        pane.resize(300, 500);
        QVERIFY(pane.grab().save(folder + u"/form-narrow.png"_s));
    }
}

void TestSourceEditor::theFormNeverWritesIntoAnotherItem()
{
    WritingPane pane;
    pane.show();
    pane.editor()->load(u"```qa\n问：甲\n答：乙\n```"_s, 8);
    pane.findChild<QToolButton *>(u"palette-form"_s)->click();
    auto *table = pane.findChild<QTableWidget *>(u"formTable"_s);
    QCOMPARE(table->item(0, 1)->text(), u"乙"_s);
    const QString other = u"另一篇\n\n第二段\n第三行"_s;
    pane.editor()->load(other, 0);
    table->item(0, 1)->setText(u"丙"_s);
    QCOMPARE(pane.editor()->toPlainText(), other);
    pane.setReadOnly(true);
    QVERIFY(!table->isEnabled());
}

void TestSourceEditor::blocksMoveAnywhere_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("after"); // empty: nothing moves
    const QString text = u"甲\n\n```qa\n问：一\n答：二\n```\n\n乙"_s;
    QTest::newRow("last to the top") << text << 2 << 1 << 0 << u"乙\n\n甲\n\n```qa\n问：一\n答：二\n```"_s;
    QTest::newRow("first to the end") << text << 0 << 1 << 3 << u"```qa\n问：一\n答：二\n```\n\n乙\n\n甲"_s;
    QTest::newRow("two at once") << text << 0 << 2 << 3 << u"乙\n\n甲\n\n```qa\n问：一\n答：二\n```"_s;
    QTest::newRow("before itself") << text << 1 << 1 << 1 << QString();
    QTest::newRow("behind itself") << text << 1 << 1 << 2 << QString();
    QTest::newRow("out of range") << text << 2 << 2 << 0 << QString();
    // A heading and its paragraph without a blank line stay together; new neighbours get one.
    QTest::newRow("no blank line") << u"## 一\n甲\n## 二\n乙"_s << 2 << 2 << 0 << u"## 二\n乙\n\n## 一\n甲"_s;
    // What is no block is not lost: it goes with the block above it.
    QTest::newRow("a note between") << u"甲\n\n<!-- 不需要解读：三，只定日期 -->\n\n乙\n\n丙"_s << 2 << 1 << 0
                                    << u"丙\n\n甲\n\n<!-- 不需要解读：三，只定日期 -->\n\n乙"_s;
    QTest::newRow("line feeds at the end stay") << u"甲\n\n乙\n\n"_s << 1 << 1 << 0 << u"乙\n\n甲\n\n"_s;
}

void TestSourceEditor::blocksMoveAnywhere()
{
    QFETCH(QString, source);
    QFETCH(int, first);
    QFETCH(int, count);
    QFETCH(int, before);
    QFETCH(QString, after);
    const auto edit = movedBlocks(source, first, count, before);
    QCOMPARE(edit.has_value(), !after.isEmpty());
    if (!edit)
        return;
    SourceEditor editor;
    editor.load(source);
    editor.replaceLines(*edit);
    QCOMPARE(editor.toPlainText(), after);
    QCOMPARE(editor.caretLine(), edit->caretLine);
    editor.undo(); // one step
    QCOMPARE(editor.toPlainText(), source);
}

void TestSourceEditor::theOutlineMovesSections()
{
    WritingPane pane;
    pane.resize(800, 500);
    pane.show();
    pane.editor()->load(u"## 一\n\n甲\n\n### 一之一\n\n```steps 标题=怎么办\n1. 申请\n```\n\n## 二\n\n乙\n"_s);
    auto *button = pane.findChild<QToolButton *>(u"palette-outline"_s);
    auto *outline = pane.findChild<OutlinePane *>();
    QVERIFY(!outline->isVisible());
    button->click();
    QVERIFY(outline->isVisible());
    new QAbstractItemModelTester(outline->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, outline);
    QStringList texts;
    QList<int> depths;
    for (const OutlineEntry &entry : outline->model()->outline()) {
        texts.append(entry.text);
        depths.append(entry.depth);
    }
    QCOMPARE(texts, (QStringList{u"一"_s, u"甲"_s, u"一之一"_s, u"怎么办"_s, u"二"_s, u"乙"_s}));
    QCOMPARE(depths, (QList<int>{0, 1, 1, 2, 0, 1}));
    QCOMPARE(outline->model()->outline().at(3).blockId, u"steps"_s);
    if (const QString pictures = qEnvironmentVariable("ZHIJIAN_SCREENSHOTS"); !pictures.isEmpty()) {
        QTest::qWait(100);
        QVERIFY(pane.grab().save(pictures + u"/outline.png"_s));
    }
    // The caret leads, a click goes there.
    pane.editor()->showCaretAt(8);
    auto *list = pane.findChild<QListView *>(u"outline"_s);
    QCOMPARE(list->currentIndex().row(), 3);
    // A heading takes its section along, by keyboard and by drop.
    list->setCurrentIndex(outline->model()->index(4));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(pane.editor()->toPlainText(), u"## 二\n\n乙\n\n## 一\n\n甲\n\n### 一之一\n\n```steps 标题=怎么办\n1. 申请\n```\n"_s);
    QCOMPARE(outline->model()->outline().first().text, u"二"_s);
    std::unique_ptr<QMimeData> dragged(outline->model()->mimeData({outline->model()->index(0)}));
    outline->model()->dropMimeData(dragged.get(), Qt::MoveAction, 6, 0, {});
    QVERIFY(pane.editor()->toPlainText().startsWith(u"## 一\n"_s));
    pane.editor()->undo();
    pane.editor()->undo();
    QVERIFY(pane.editor()->toPlainText().startsWith(u"## 一\n\n甲"_s));
    // Read only: nothing moves, but the outline can be read.
    pane.setReadOnly(true);
    QVERIFY(button->isEnabled());
    QVERIFY(!pane.findChild<QToolButton *>(u"palette-moveUp"_s)->isEnabled());
    outline->model()->dropMimeData(dragged.get(), Qt::MoveAction, 6, 0, {});
    QVERIFY(pane.editor()->toPlainText().startsWith(u"## 一\n\n甲"_s));
}

void TestSourceEditor::foldedLinesComeBack()
{
    SourceEditor editor;
    editor.resize(500, 400);
    editor.show();
    const QString source = u"## 一\n\n甲\n\n```qa\n问：一\n答：# 不是标题\n```\n\n## 二\n\n乙"_s;
    editor.load(source);
    const auto isVisible = [&](int line) { return editor.document()->findBlockByNumber(line - 1).isVisible(); };
    editor.toggleFold(5);
    QVERIFY(editor.isLineFolded(5));
    QVERIFY(isVisible(5) && !isVisible(6) && !isVisible(8) && isVisible(9));
    QCOMPARE(editor.toPlainText(), source); // folding is no edit
    // A finding or a click in the preview goes into the fold: it opens.
    editor.showCaretAt(7);
    QVERIFY(isVisible(7));
    // A section ends before the next heading of its rank; the caret leaves what disappears.
    editor.toggleFold(1);
    QVERIFY(!isVisible(3) && !isVisible(8) && isVisible(10));
    QCOMPARE(editor.caretLine(), 1);
    // Typing at the end of the folded heading keeps the rest; undo brings the text back.
    QTest::keyClick(&editor, Qt::Key_X);
    editor.undo();
    QCOMPARE(editor.toPlainText(), source);
    editor.foldAll(false);
    for (int line = 1; line <= 12; ++line)
        QVERIFY(isVisible(line));
    // Lines that begin nothing fold nothing: the end of a fence, a # within it.
    for (const int line : {3, 7, 8, 12}) {
        editor.toggleFold(line);
        QVERIFY(!editor.isLineFolded(line));
    }
    editor.showCaretAt(6);
    editor.toggleFoldHere();
    QVERIFY(editor.isLineFolded(5));
}

void TestSourceEditor::bracketsFindEachOther_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("caret");
    QTest::addColumn<QString>("marked");
    QTest::newRow("behind the opening one") << u"依据（见《办法（试行）》）办理"_s << 3 << u"（）"_s;
    QTest::newRow("inner pair") << u"依据（见《办法（试行）》）办理"_s << 8 << u"（）"_s;
    QTest::newRow("title marks from the end") << u"《办法》"_s << 4 << u"》《"_s;
    QTest::newRow("not alone") << u"依据（见办法"_s << 3 << u"（"_s;
    QTest::newRow("not beyond its paragraph") << u"依据（见\n\n办法）"_s << 3 << u"（"_s;
    QTest::newRow("none here") << u"依据办法"_s << 2 << QString();
}

void TestSourceEditor::bracketsFindEachOther()
{
    QFETCH(QString, text);
    QFETCH(int, caret);
    QFETCH(QString, marked);
    SourceEditor editor;
    editor.load(text);
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(caret);
    editor.setTextCursor(cursor);
    QString found;
    for (const QTextEdit::ExtraSelection &selection : editor.extraSelections())
        if (selection.format.fontWeight() == QFont::Bold)
            found += selection.cursor.selectedText();
    QCOMPARE(found, marked);
}

QTEST_MAIN(TestSourceEditor)
#include "tst_sourceeditor.moc"
