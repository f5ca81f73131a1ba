#include "preview/printpreview.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

// PrintPreview for programs that are built without QtPdf: the system's own reader shows and prints the PDF.
namespace zhijian::preview {

PrintPreview::PrintPreview(const QString &title, const QByteArray &pdf, QWidget *parent)
    : QDialog(parent), m_pdf(pdf), m_document(nullptr), m_view(nullptr), m_pages(new QLabel(this)), m_printers(nullptr),
      m_print(new QPushButton(tr("打开并打印"), this)), m_save(new QPushButton(tr("另存为 PDF…"), this))
{
    setObjectName("printPreview"_L1);
    setWindowTitle(tr("打印预览：%1").arg(title));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    build();
    resize(520, 200);
}

PrintPreview::~PrintPreview() = default;

int PrintPreview::pageCount() const
{
    static const QRegularExpression page(u"/Type\\s*/Page\\b"_s);
    int count = 0;
    for ([[maybe_unused]] const QRegularExpressionMatch &match : page.globalMatch(QString::fromLatin1(m_pdf)))
        ++count;
    return count;
}

void PrintPreview::build()
{
    m_print->setObjectName("print"_L1);
    m_print->setAccessibleName(tr("打开并打印"));
    m_save->setObjectName("savePdf"_L1);
    m_save->setAccessibleName(tr("另存为 PDF"));
    m_pages->setObjectName("pageCount"_L1);
    m_pages->setText(tr("共 %1 页").arg(pageCount()));
    auto *words = new QLabel(tr("这一版程序不在窗口里显示 PDF。按“打开并打印”，用系统的 PDF 阅读器（如浏览器）查看和打印；或先另存下来。"), this);
    words->setObjectName("printWords"_L1);
    words->setWordWrap(true);
    auto *close = new QPushButton(tr("关闭"), this);
    close->setObjectName("closePreview"_L1);
    close->setAccessibleName(tr("关闭"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_pages);
    row->addStretch();
    for (QPushButton *button : {m_print, m_save, close}) {
        button->setAutoDefault(button == m_print);
        row->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->addWidget(words, 1);
    column->addLayout(row);
    m_print->setEnabled(pageCount() > 0);
    m_save->setEnabled(pageCount() > 0);
    m_print->setFocus();
    connect(m_print, &QPushButton::clicked, this, &PrintPreview::print);
    connect(m_save, &QPushButton::clicked, this, &PrintPreview::askForFile);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void PrintPreview::showWhole(bool) {}

void PrintPreview::listPrinters() {}

Result<> PrintPreview::printTo(QPrinter &)
{
    return failure(ErrorCode::Unsupported, tr("这一版程序不直接打印，请用系统的 PDF 阅读器打开后打印"));
}

Result<> PrintPreview::saveTo(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_pdf) != m_pdf.size() || !file.commit())
        return failure(ErrorCode::Storage, tr("写不进 %1").arg(QDir::toNativeSeparators(path)));
    return {};
}

QString PrintPreview::fileName() const
{
    static const QRegularExpression forbidden(u"[\\\\/:*?\"<>|\\x{0}-\\x{1f}]"_s);
    QString name = windowTitle().section(u'：', 1);
    name = name.remove(forbidden).trimmed().left(60);
    QString file = name + u".pdf"_s;
    return file;
}

void PrintPreview::print()
{
    // In the user's own folder for such files; the reader may hold it open, so it stays.
    const QString path = QDir::temp().filePath(fileName());
    const auto saved = saveTo(path);
    if (!saved) {
        Q_EMIT failed(saved.error(), tr("打印"));
        return;
    }
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path))) {
        Q_EMIT failed(Error{ErrorCode::Unavailable, tr("没有打开 PDF 的软件，请另存后换一台电脑打印")}, tr("打印"));
        return;
    }
    Q_EMIT done(tr("已用系统的 PDF 阅读器打开，请在那里打印。"));
    accept();
}

void PrintPreview::askForFile()
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString path = QFileDialog::getSaveFileName(this, tr("另存为 PDF"), documents.filePath(fileName()), tr("PDF 文件 (*.pdf)"));
    if (path.isEmpty())
        return;
    const auto saved = saveTo(path);
    if (!saved) {
        Q_EMIT failed(saved.error(), tr("另存为 PDF"));
        return;
    }
    Q_EMIT done(tr("已存为 %1。").arg(QDir::toNativeSeparators(path)));
    accept();
}

} // namespace zhijian::preview
