#include "preview/printpreview.h"

#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfPageNavigator>
#include <QPdfView>
#include <QPrinter>
#include <QPrinterInfo>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace zhijian::preview {

namespace {

constexpr int PrintResolution = 300;
constexpr double PointsPerInch = 72;

} // namespace

PrintPreview::PrintPreview(const QString &title, const QByteArray &pdf, QWidget *parent)
    : QDialog(parent), m_pdf(pdf), m_document(new QPdfDocument(this)), m_view(new QPdfView(this)), m_pages(new QLabel(this)),
      m_printers(new QComboBox(this)), m_print(new QPushButton(tr("打印"), this)), m_save(new QPushButton(tr("另存为 PDF…"), this))
{
    setObjectName("printPreview"_L1);
    setWindowTitle(tr("打印预览：%1").arg(title));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *buffer = new QBuffer(&m_pdf, this);
    buffer->open(QIODevice::ReadOnly);
    m_document->load(buffer);
    build();
    listPrinters();
    m_pages->setText(tr("共 %1 页").arg(pageCount()));
    resize(860, 460);
}

PrintPreview::~PrintPreview()
{
    delete m_view; // Before the document, which it reads
}

int PrintPreview::pageCount() const
{
    return m_document->pageCount();
}

void PrintPreview::build()
{
    m_view->setObjectName("printPages"_L1);
    m_view->setAccessibleName(tr("打印出来的各页"));
    m_view->setPageMode(QPdfView::PageMode::MultiPage);
    m_view->setDocument(m_document);
    m_printers->setObjectName("printers"_L1);
    m_printers->setAccessibleName(tr("打印机"));
    m_print->setObjectName("print"_L1);
    m_print->setAccessibleName(tr("打印"));
    m_save->setObjectName("savePdf"_L1);
    m_save->setAccessibleName(tr("另存为 PDF"));
    m_pages->setObjectName("pageCount"_L1);
    auto *whole = new QToolButton(this);
    whole->setObjectName("wholePage"_L1);
    whole->setText(tr("看整页"));
    whole->setAccessibleName(tr("看整页"));
    whole->setCheckable(true);
    auto *close = new QPushButton(tr("关闭"), this);
    close->setObjectName("closePreview"_L1);
    close->setAccessibleName(tr("关闭"));
    for (QPushButton *button : {m_print, m_save, close})
        button->setAutoDefault(button == m_print);
    auto *row = new QHBoxLayout;
    row->addWidget(m_pages);
    row->addWidget(whole);
    row->addStretch();
    row->addWidget(m_printers);
    row->addWidget(m_print);
    row->addWidget(m_save);
    row->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    showWhole(false);
    connect(whole, &QToolButton::toggled, this, &PrintPreview::showWhole);
    connect(m_print, &QPushButton::clicked, this, &PrintPreview::print);
    connect(m_save, &QPushButton::clicked, this, &PrintPreview::askForFile);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void PrintPreview::showWhole(bool isWhole)
{
    m_view->setZoomMode(isWhole ? QPdfView::ZoomMode::FitInView : QPdfView::ZoomMode::FitToWidth);
}

void PrintPreview::listPrinters()
{
    const QStringList names = QPrinterInfo::availablePrinterNames();
    m_printers->addItems(names);
    m_printers->setCurrentText(QPrinterInfo::defaultPrinterName());
    const bool hasPrinter = !names.isEmpty();
    if (!hasPrinter)
        m_printers->addItem(tr("没有安装打印机"));
    m_printers->setEnabled(hasPrinter);
    m_print->setEnabled(hasPrinter && pageCount() > 0);
    m_print->setDefault(hasPrinter);
    m_save->setDefault(!hasPrinter);
    m_save->setEnabled(pageCount() > 0);
    (hasPrinter ? m_print : m_save)->setFocus();
}

Result<> PrintPreview::printTo(QPrinter &printer)
{
    if (pageCount() == 0)
        return failure(ErrorCode::InvalidInput, tr("没有可打印的页"));
    printer.setResolution(PrintResolution);
    printer.setFullPage(true);
    printer.setDocName(fileName());
    const auto layoutOf = [this](int page) {
        const QSizeF size = m_document->pagePointSize(page);
        return QPageLayout(QPageSize(QPageSize::A4), size.width() > size.height() ? QPageLayout::Landscape : QPageLayout::Portrait, {});
    };
    printer.setPageLayout(layoutOf(0));
    printer.setFullPage(true);
    QPainter painter;
    if (!painter.begin(&printer))
        return failure(ErrorCode::Storage, tr("打印机没有响应"));
    for (int page = 0; page < pageCount(); ++page) {
        if (page > 0 && (printer.setPageLayout(layoutOf(page)), !printer.newPage()))
            return failure(ErrorCode::Storage, tr("打印机中断了打印"));
        const QSizeF size = m_document->pagePointSize(page) * (PrintResolution / PointsPerInch);
        // White below: the renderer leaves the paper transparent.
        QImage image = m_document->render(page, size.toSize());
        QPainter under(&image);
        under.setCompositionMode(QPainter::CompositionMode_DestinationOver);
        under.fillRect(image.rect(), Qt::white);
        under.end();
        painter.drawImage(QPointF(), image);
    }
    return painter.end() ? Result<>() : failure(ErrorCode::Storage, tr("打印机中断了打印"));
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
    QPrinter printer(QPrinterInfo::printerInfo(m_printers->currentText()), QPrinter::HighResolution);
    const auto printed = printTo(printer);
    if (!printed) {
        Q_EMIT failed(printed.error(), tr("打印"));
        return;
    }
    Q_EMIT done(tr("已把 %1 页送到打印机“%2”。").arg(pageCount()).arg(m_printers->currentText()));
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
