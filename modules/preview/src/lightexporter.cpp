#include "preview/exporter.h"

#include "lightpage.h"
#include "papersheets.h"
#include "picturefiles.h"

#include <QDir>
#include <QPainter>
#include <QQueue>
#include <QThreadPool>

#include <cmath>
#include <variant>

// Exporter for builds without WebEngine: the article is laid out and painted in a worker.
namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

constexpr int PaintedRows = 2000; ///< Painted at once; between them a cancelled job is noticed.

Result<ExportedFiles> drawPicture(const PictureRequest &request, const std::atomic_bool &isCancelled, const std::function<void(int)> &progress)
{
    if (request.width <= 0 || request.baseName.isEmpty() || request.html.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有可导出的正文"_s);
    if (!QDir().mkpath(request.folder))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(QDir::toNativeSeparators(request.folder)));
    LightPage page;
    page.setArticle(request.html);
    page.layOut(PhoneWidth, LightPage::Use::Picture);
    if (page.height() < 1)
        return failure(ErrorCode::InvalidInput, u"没有可导出的正文"_s);
    progress(15);
    const double scale = double(request.width) / PhoneWidth;
    const int height = int(std::ceil(page.height() * scale));
    QImage picture(request.width, height, QImage::Format_RGB32);
    if (picture.isNull())
        return failure(ErrorCode::Storage, u"内存不足，长图过长"_s);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.scale(scale, scale);
    for (int top = 0; top < height; top += PaintedRows) {
        if (isCancelled)
            return failure(ErrorCode::Cancelled, u"已停止导出"_s);
        const QRectF view(0, top / scale, PhoneWidth, PaintedRows / scale);
        painter.setClipRect(view);
        page.paint(painter, view);
        progress(15 + int(55.0 * std::min(height, top + PaintedRows) / height));
    }
    painter.end();
    return writePicture(picture, request, page.measure(), scale, isCancelled);
}

Result<ExportedFiles> writePdf(const PdfRequest &request, const std::atomic_bool &isCancelled)
{
    if (request.html.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有可导出的正文"_s);
    LightPage page;
    page.setArticle(request.html);
    const auto sheets = paperSheets(page, request.title);
    if (!sheets)
        return failure(sheets);
    if (isCancelled)
        return failure(ErrorCode::Cancelled, u"已停止导出"_s);
    const auto written = writeFile(request.path, sheets->pdf);
    if (!written)
        return failure(written);
    return ExportedFiles{.files = {{request.path, *written}}, .pageCount = sheets->count};
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

    explicit Private(Exporter *owner) : q(owner) { m_pool.setMaxThreadCount(1); }
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

    /// The running job ends by itself at its next look, with Cancelled.
    void cancel()
    {
        *m_isCancelled = true;
        const auto dropped = std::exchange(m_waiting, {});
        for (const Job &job : dropped)
            job.done(failure(ErrorCode::Cancelled, u"已停止导出"_s));
    }

    [[nodiscard]] bool isBusy() const { return m_isRunning || !m_waiting.isEmpty(); }

private:
    void next();
    void finish(const Result<ExportedFiles> &result);

    Exporter *q;
    QQueue<Job> m_waiting;
    Job m_job;
    bool m_isRunning = false;
    std::shared_ptr<std::atomic_bool> m_isCancelled = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_pool;
};

void Exporter::Private::next()
{
    if (m_isRunning || m_waiting.isEmpty())
        return;
    m_job = m_waiting.dequeue();
    m_isRunning = true;
    m_isCancelled = std::make_shared<std::atomic_bool>(false);
    Q_EMIT q->progressed(0);
    const auto report = [this](int percent) {
        QMetaObject::invokeMethod(this, [this, percent] { Q_EMIT q->progressed(percent); });
    };
    m_pool.start([this, request = m_job.request, cancelled = m_isCancelled, report] {
        const auto *picture = std::get_if<PictureRequest>(&request);
        const auto result = picture ? drawPicture(*picture, *cancelled, report) : writePdf(std::get<PdfRequest>(request), *cancelled);
        QMetaObject::invokeMethod(this, [this, result] { finish(result); });
    });
}

void Exporter::Private::finish(const Result<ExportedFiles> &result)
{
    m_isRunning = false;
    if (result)
        Q_EMIT q->progressed(100);
    const Done done = std::exchange(m_job, {}).done;
    QMetaObject::invokeMethod(this, &Private::next, Qt::QueuedConnection);
    done(result);
}

Exporter::Exporter(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

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

#include "lightexporter.moc"
