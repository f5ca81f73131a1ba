#include "preview/exporter.h"

#include "picturefiles.h"
#include "pdfstamp.h"
#include "printedparts.h"
#include "sealedpage.h"

#include <QBuffer>
#include <QDir>
#include <QPageLayout>
#include <QPdfDocument>
#include <QPointer>
#include <QQueue>
#include <QThreadPool>
#include <QTimer>

#include <cmath>
#include <variant>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

/// A printed part is 400 x 8000 CSS pixels at most: 300 x 6000 points, whole numbers of Chromium's 1/300 inch and
/// of pixels at both scales, and below the 14,400 points that a PDF page may measure.
constexpr int PartWidth = 400;
constexpr int PartHeight = 8000;
constexpr int PartGrid = 400;
constexpr int CssResolution = 96;
/// How long one step of the page (load, lay out, print a part) may take before the renderer counts as lost.
constexpr int StepPatience = 60'000;

struct Drawing
{
    PictureRequest request;
    PageMeasure measure;
    QList<PrintedPart> parts;
};

Result<ExportedFiles> draw(const Drawing &job, const std::atomic_bool &isCancelled,
                           const std::function<void(int)> &progress)
{
    const PictureRequest &request = job.request;
    const double scale = double(request.width) / PhoneWidth;
    const int height = int(std::ceil(job.measure.height * scale));
    const auto image = drawParts(job.parts, request.width, height, scale, isCancelled);
    if (!image)
        return failure(image);
    progress(70);
    return writePicture(*image, request, job.measure, scale, isCancelled);
}

} // namespace

class Exporter::Private : public QObject
{
    Q_OBJECT

public:
    using Request = std::variant<PictureRequest, PdfRequest>;
    struct Job
    {
        Request request;
        Done done;
    };

    explicit Private(Exporter *owner) : q(owner)
    {
        m_pool.setMaxThreadCount(1);
        m_patience.setSingleShot(true);
        m_patience.setInterval(StepPatience);
        connect(&m_patience, &QTimer::timeout, this, [this] {
            if (m_isRunning && !m_isDrawing)
                finish(failure(ErrorCode::Unavailable, u"排版部件没有回应"_s));
        });
    }
    ~Private() override
    {
        *m_isCancelled = true;
        m_pool.waitForDone();
    }

    void enqueue(const Request &request, const Done &done)
    {
        m_waiting.enqueue({request, done});
        if (!m_isRunning)
            QMetaObject::invokeMethod(this, &Private::next, Qt::QueuedConnection);
    }

    void cancel()
    {
        const auto dropped = std::exchange(m_waiting, {});
        if (m_isRunning) {
            *m_isCancelled = true;
            if (!m_isDrawing)
                finish(failure(ErrorCode::Cancelled, u"已停止导出"_s));
        }
        for (const Job &job : dropped)
            job.done(failure(ErrorCode::Cancelled, u"已停止导出"_s));
    }

    [[nodiscard]] bool isBusy() const { return m_isRunning || !m_waiting.isEmpty(); }

private:
    void next();
    void setUp(const QString &html, const QString &use, const std::function<void()> &whenReady);
    void measurePicture();
    void printPart();
    void drawPicture();
    void printPdf();
    void finishPdf(const QByteArray &pdf);
    void finish(const Result<ExportedFiles> &result);
    /// The job may have ended (cancelled, lost) before an answer of the page arrives.
    [[nodiscard]] auto current(auto function)
    {
        return [this, guard = QPointer(this), number = m_jobNumber, function](const auto &value) {
            if (!guard || !m_isRunning || number != m_jobNumber)
                return;
            m_patience.start();
            function(value);
        };
    }

    Exporter *q;
    QQueue<Job> m_waiting;
    Job m_job;
    bool m_isRunning = false;
    bool m_isDrawing = false;
    int m_jobNumber = 0;
    std::shared_ptr<std::atomic_bool> m_isCancelled = std::make_shared<std::atomic_bool>(false);
    SealedPage *m_page = nullptr;
    QTimer m_patience;
    Drawing m_drawing;
    QThreadPool m_pool;
};

void Exporter::Private::next()
{
    if (m_isRunning || m_waiting.isEmpty())
        return;
    m_job = m_waiting.dequeue();
    m_isRunning = true;
    ++m_jobNumber;
    m_isCancelled = std::make_shared<std::atomic_bool>(false);
    Q_EMIT q->progressed(0);
    if (const auto *picture = std::get_if<PictureRequest>(&m_job.request)) {
        if (picture->width <= 0 || picture->baseName.isEmpty() || picture->html.trimmed().isEmpty()) {
            finish(failure(ErrorCode::InvalidInput, u"没有可导出的正文"_s));
            return;
        }
        if (!QDir().mkpath(picture->folder)) {
            finish(failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(QDir::toNativeSeparators(picture->folder))));
            return;
        }
        m_drawing = {*picture, {}, {}};
        setUp(picture->html, u"picture"_s, [this] { measurePicture(); });
        return;
    }
    setUp(std::get<PdfRequest>(m_job.request).html, u"paper"_s, [this] { printPdf(); });
}

void Exporter::Private::setUp(const QString &html, const QString &use, const std::function<void()> &whenReady)
{
    m_page = new SealedPage(this);
    const int number = m_jobNumber;
    connect(m_page, &SealedPage::lost, this, [this, number] {
        if (m_isRunning && !m_isDrawing && number == m_jobNumber)
            finish(failure(ErrorCode::Unavailable, u"排版部件意外停止"_s));
    });
    connect(m_page, &SealedPage::said, this, [this, number, whenReady](const QString &what, const QString &value) {
        if (m_isRunning && number == m_jobNumber && what == "ready"_L1 && value.toInt() == number) {
            Q_EMIT q->progressed(15);
            whenReady();
        }
    });
    m_patience.start();
    m_page->setVisible(true);
    m_page->run(u"setUse('%1', false, 0)"_s.arg(use));
    m_page->setArticle(html);
    m_page->run(u"whenReady(%1)"_s.arg(number));
}

void Exporter::Private::measurePicture()
{
    m_page->run(u"measure()"_s, current([this](const QVariant &json) {
        m_drawing.measure = PageMeasure::fromJson(json.toString().toUtf8());
        if (m_drawing.measure.height < 1)
            finish(failure(ErrorCode::InvalidInput, u"没有可导出的正文"_s));
        else
            printPart();
    }));
}

void Exporter::Private::printPart()
{
    double top = 0;
    for (const PrintedPart &part : std::as_const(m_drawing.parts))
        top += part.height;
    const double rest = m_drawing.measure.height - top;
    if (rest <= 0) {
        drawPicture();
        return;
    }
    const double height = std::min(double(PartHeight), rest);
    const int paper = int(std::ceil(height / PartGrid)) * PartGrid;
    m_page->run(u"showPart(%1, %2)"_s.arg(top).arg(height), current([=, this](const QVariant &) {
        const QPageSize size(QSizeF(PartWidth * 0.75, paper * 0.75), QPageSize::Point, u"part"_s, QPageSize::ExactMatch);
        m_page->printToPdf(current([=, this](const QByteArray &pdf) {
            m_drawing.parts.append({pdf, top, height});
            Q_EMIT q->progressed(15 + int(40 * (top + height) / m_drawing.measure.height));
            printPart();
        }), QPageLayout(size, QPageLayout::Portrait, QMarginsF()));
    }));
}

void Exporter::Private::drawPicture()
{
    m_isDrawing = true;
    m_patience.stop();
    const auto report = [this](int percent) {
        QMetaObject::invokeMethod(this, [this, percent] { Q_EMIT q->progressed(percent); });
    };
    m_pool.start([this, job = std::exchange(m_drawing, {}), cancelled = m_isCancelled, report] {
        const auto result = draw(job, *cancelled, report);
        QMetaObject::invokeMethod(this, [this, result] { finish(result); });
    });
}

void Exporter::Private::printPdf()
{
    // Margins after GB/T 9704-2012, 5.2, made even at the sides because the sheet is read on a screen as well.
    const QPageLayout a4(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(26, 25, 26, 25), QPageLayout::Millimeter);
    const QRect sheet = a4.paintRectPixels(CssResolution);
    m_page->run(u"keepWhole(%1, %2)"_s.arg(sheet.width()).arg(sheet.height() / 2), current([this, a4](const QVariant &) {
        m_page->printToPdf(current([this](const QByteArray &pdf) { finishPdf(pdf); }), a4);
    }));
}

void Exporter::Private::finishPdf(const QByteArray &pdf)
{
    const auto &request = std::get<PdfRequest>(m_job.request);
    const auto finished = stamped(pdf, request.title);
    if (!finished) {
        finish(failure(finished));
        return;
    }
    QBuffer buffer;
    buffer.setData(*finished);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready) {
        finish(failure(ErrorCode::Corrupt, u"生成的 PDF 打不开"_s));
        return;
    }
    const auto written = writeFile(request.path, *finished);
    if (!written)
        finish(failure(written));
    else
        finish(ExportedFiles{.files = {{request.path, *written}}, .pageCount = document.pageCount()});
}

void Exporter::Private::finish(const Result<ExportedFiles> &result)
{
    m_isRunning = false;
    m_isDrawing = false;
    m_patience.stop();
    m_drawing = {};
    if (m_page) {
        m_page->disconnect(this);
        m_page->deleteLater();
        m_page = nullptr;
    }
    if (result)
        Q_EMIT q->progressed(100);
    const Done done = std::exchange(m_job, {}).done;
    QMetaObject::invokeMethod(this, &Private::next, Qt::QueuedConnection);
    done(result);
}

Exporter::Exporter(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

Exporter::~Exporter() = default;

void Exporter::exportLongPicture(const PictureRequest &request, const Done &done)
{
    d->enqueue(request, done);
}

void Exporter::exportPdf(const PdfRequest &request, const Done &done)
{
    d->enqueue(request, done);
}

void Exporter::cancel()
{
    d->cancel();
}

bool Exporter::isBusy() const
{
    return d->isBusy();
}

} // namespace zhijian::preview

#include "exporter.moc"
