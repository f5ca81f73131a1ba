#include "bundlevolumes.h"
#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "core/faultpoint.h"
#include "domain/blobreferences.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/limits.h"
#include "signing/secret.h"
#include "sync/enrolment.h"
#include "sync/journalaccess.h"

#include <QCborArray>
#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr auto ProgressSetting = "bundle.progress"_L1; // [recipient key, [id]]: written in complete files of an export that was broken off
constexpr auto ProvinceSetting = "bundle.province"_L1; // The province's last receipt (bundleimport.cpp)
constexpr qsizetype BlockBytes = 700 << 10;            // of changes, before they are packed
constexpr qsizetype SelectSlice = 100;                 // changes looked at in one job: some ten milliseconds
const QString StoppedWriting = u"已停止；写完的文件可以使用"_s;

/// The manifest's parts and the manifest itself, for every blob that a change names.
void addParts(journal::Journal &journal, const Change &change, QList<Digest> &parts)
{
    const journal::BlobStore blobs(journal);
    for (const Digest &blob : digestsIn(change.body)) {
        const auto bytes = blobs.part(blob);
        const auto manifest = bytes ? readCanonicalCbor(*bytes) : failure(bytes);
        if (!manifest)
            continue;
        parts.append(blob);
        for (const QCborValue &part : manifest->toArray().at(1).toArray())
            parts.append(Digest::fromBytes(part.toByteArray()));
    }
}

BundleProgress progressOf(const BundleReport &report, qsizetype total, qint64 bytes)
{
    const qsizetype done = report.changes + report.parts;
    return {.percent = total > 0 ? int(100 * done / total) : 0, .bytes = bytes, .changes = report.changes};
}

} // namespace

QString BundleService::Volumes::name() const
{
    if (m_head.volume == 1)
        return m_path;
    const QFileInfo file(m_path);
    const QString suffix = file.suffix().isEmpty() ? QString() : QString(u'.' + file.suffix());
    return file.dir().filePath(u"%1-第%2盘%3"_s.arg(file.completeBaseName()).arg(m_head.volume).arg(suffix));
}

Result<> BundleService::Volumes::open()
{
    m_file = std::make_unique<QSaveFile>(name());
    if (!m_file->open(QIODevice::WriteOnly))
        return std::unexpected(stickError(name(), m_file->errorString()));
    m_writer = std::make_unique<protocol::BundleWriter>(*m_file, m_head, m_sign);
    return m_writer->begin(m_recipientKey);
}

Result<> BundleService::Volumes::put(const std::function<Result<>(protocol::BundleWriter &)> &block)
{
    if (m_writer && m_volumeBytes > 0 && m_writer->size() >= m_volumeBytes)
        if (auto done = close(false); !done)
            return done;
    if (!m_writer)
        if (auto done = open(); !done)
            return done;
    auto done = block(*m_writer);
    return done || done.error().code != ErrorCode::Storage ? done : std::unexpected(stickError(name(), done.error().detail));
}

Result<> BundleService::Volumes::close(bool isLast)
{
    if (!m_writer)
        if (auto done = open(); !done)
            return done;
    if (auto done = m_writer->finish(isLast); !done)
        return done.error().code != ErrorCode::Storage ? done : std::unexpected(stickError(name(), done.error().detail));
    m_written += m_writer->size();
    m_writer.reset();
    faultPoint("bundle.commit");
    if (!m_file->commit()) // flushed to the disk, then renamed
        return std::unexpected(stickError(name(), m_file->errorString()));
    m_files.append(name());
    m_file.reset();
    ++m_head.volume;
    faultPoint("bundle.completed");
    return completed ? completed() : Result<>();
}

/// What one export is about.
struct BundleService::Plan
{
    protocol::Receipt recipient;
    protocol::BundleHead head;
    QList<Digest> candidates;    ///< What the recipient lacks, in the order of arrival
    QSet<Digest> written;        ///< By completed files of an export that was broken off
    // After select()
    QList<Digest> changes;
    QList<Digest> parts;
    QSet<Digest> withheldParts;
    int withheld = 0;
};

BundleService::BundleService(JournalAccess &access) : m_access(access) {}

BundleService::BundleService(journal::Journal &journal) : m_direct(std::make_unique<DirectAccess>(journal)), m_access(*m_direct) {}

BundleService::~BundleService() = default;

Result<BundleService::Plan> BundleService::prepare(journal::Journal &journal, const std::optional<protocol::Receipt> &to, const BundleOptions &options)
{
    Plan plan;
    protocol::Receipt &recipient = plan.recipient;
    const QString scope = journal.scope();
    const Enrolment enrolment = Enrolment::of(journal);
    const auto known = protocol::Receipt::fromBytes(journal::SettingStore(journal).value(ProvinceSetting));
    if (scope.isEmpty())
        return failure(ErrorCode::WrongState, u"本机还没有单位，没有可导出的内容"_s);
    if (to)
        recipient = *to;
    else if (known)
        recipient = *known;
    else if (!enrolment.isNull())
        recipient = {.publicKey = enrolment.endpointKey, .name = u"上级平台"_s, .scope = {}, .held = {}, .partsWanted = {}, .partsArrived = {}, .source = {}};
    else
        return failure(ErrorCode::WrongState, u"还不知道写给谁：请先在对方的机器上导出回执（zhijian bundle receipt），导入到这里再导出"_s);
    if (!recipient.scope.isEmpty() && recipient.scope != scope)
        return failure(ErrorCode::Forbidden, u"“%1”属于另一个单位（%2），本单位的内容不能写给它"_s.arg(recipient.name, recipient.scope));
    plan.head = {.batch = signing::randomBytes(16), .volume = 1, .recipient = 0, .recipientName = recipient.name.left(50), .sender = journal.devicePublicKey(),
                 .senderName = options.name.left(50), .scope = scope, .writtenAt = journal.clock().milliseconds(), .sealedKey = {}};
    const auto progress = readCanonicalCbor(journal::SettingStore(journal).value(ProgressSetting));
    if (options.goesOn && progress && progress->toArray().at(0).toByteArray() == recipient.publicKey)
        for (const QCborValue &id : progress->toArray().at(1).toArray())
            plan.written.insert(Digest::fromBytes(id.toByteArray()));
    const QList<ChangePlace> places = journal::SyncStore(journal).places(scope);
    const QSet<Digest> absent = lacking(places, recipient.held.value(scope));
    for (const ChangePlace &place : places)
        if (absent.contains(place.id) && !plan.written.contains(place.id))
            plan.candidates.append(place.id);
    plan.parts = recipient.partsWanted;
    return plan;
}

// Which of the candidates may leave and what attachments go with them: a slice at a time.
Result<> BundleService::select(Plan &plan, const BundleOptions &options)
{
    for (qsizetype at = 0; at < plan.candidates.size(); at += SelectSlice) {
        if (options.stop.stop_requested())
            return failure(ErrorCode::Cancelled, StoppedWriting);
        auto done = m_access.run([&](journal::Journal &journal) -> Result<> {
            for (const Digest &id : plan.candidates.mid(at, SelectSlice)) {
                const auto change = journal.change(id);
                if (!change)
                    return failure(change);
                QList<Digest> named;
                addParts(journal, *change, named);
                if (options.mayLeave && !options.mayLeave(*change)) {
                    ++plan.withheld;
                    plan.withheldParts.unite(QSet<Digest>(named.cbegin(), named.cend()));
                    continue;
                }
                plan.changes.append(id);
                plan.parts.append(named);
            }
            return {};
        });
        if (!done)
            return done;
    }
    return m_access.run([&](journal::Journal &journal) -> Result<> {
        const journal::BlobStore blobs(journal);
        if (plan.recipient.scope.isEmpty() && plan.recipient.publicKey == Enrolment::of(journal).endpointKey)
            plan.parts.append(blobs.partsToPush(100'000));
        QSet<Digest> seen;
        for (const Digest &part : std::exchange(plan.parts, {}))
            if (!seen.contains(part) && !plan.written.contains(part) && !plan.withheldParts.contains(part) && blobs.hasPart(part)) {
                seen.insert(part);
                plan.parts.append(part);
            }
        return {};
    });
}

Result<> BundleService::writeChanges(const Plan &plan, const BundleOptions &options, Volumes &volumes, BundleReport &report)
{
    for (qsizetype at = 0; at < plan.changes.size();) {
        if (options.stop.stop_requested())
            return failure(ErrorCode::Cancelled, StoppedWriting);
        QList<StoredChange> block;
        auto read = m_access.run([&](journal::Journal &journal) -> Result<> {
            qsizetype bytes = 0;
            for (; at < plan.changes.size() && block.size() < protocol::PageFrames; ++at) {
                const auto stored = journal.storedChange(plan.changes.at(at));
                if (!stored)
                    return failure(stored);
                bytes += stored->bytes.size();
                if (bytes > BlockBytes && !block.isEmpty())
                    break;
                block.append(*stored);
            }
            return {};
        });
        auto done = read ? volumes.add(block) : read;
        if (!done)
            return done;
        for (const StoredChange &one : std::as_const(block))
            volumes.note(one.id);
        report.changes += int(block.size());
        if (options.progress)
            options.progress(progressOf(report, plan.changes.size() + plan.parts.size(), volumes.size()));
    }
    return {};
}

Result<> BundleService::writeParts(const Plan &plan, const BundleOptions &options, Volumes &volumes, BundleReport &report)
{
    for (const Digest &part : plan.parts) {
        if (options.stop.stop_requested())
            return failure(ErrorCode::Cancelled, StoppedWriting);
        const auto bytes = ask(m_access, [&part](journal::Journal &journal) { return journal::BlobStore(journal).part(part); });
        auto done = bytes ? volumes.add(part, *bytes) : failure(bytes);
        if (!done)
            return done;
        volumes.note(part);
        ++report.parts;
        if (options.progress)
            options.progress(progressOf(report, plan.changes.size() + plan.parts.size(), volumes.size()));
    }
    return {};
}

Result<BundleReport> BundleService::write(const QString &path, const std::optional<protocol::Receipt> &to, const BundleOptions &options)
{
    auto planned = ask(m_access, [&](journal::Journal &journal) { return prepare(journal, to, options); });
    if (!planned)
        return failure(planned);
    Plan &plan = *planned;
    if (auto done = select(plan, options); !done)
        return failure(done);
    if (plan.changes.isEmpty() && plan.parts.isEmpty())
        return failure(ErrorCode::NotFound, plan.withheld > 0 ? u"没有可以导出的内容：%1 条改动含不得外传的内容，留在本机"_s.arg(plan.withheld)
                                                              : u"“%1”已经有本机的全部内容，不需要导出"_s.arg(plan.recipient.name));
    Volumes volumes(path, plan.head, plan.recipient.publicKey, [this](QByteArrayView text) {
        return ask(m_access, [text](journal::Journal &journal) { return journal.signAsDevice(text); });
    }, options.volumeBytes);
    const auto keep = [this](const QByteArray &value) {
        return m_access.run([&value](journal::Journal &journal) { return journal::SettingStore(journal).put(ProgressSetting, value); });
    };
    volumes.completed = [&] { return keep(canonicalCbor(QCborArray{plan.recipient.publicKey, volumes.written()})); };
    BundleReport report{.head = plan.head, .files = {}, .withheld = plan.withheld, .damaged = {}, .absentVolumes = {}};
    auto done = writeChanges(plan, options, volumes, report);
    if (done)
        done = writeParts(plan, options, volumes, report);
    if (done)
        done = volumes.finish();
    if (done)
        done = keep({});
    if (!done)
        return failure(done);
    report.files = volumes.files();
    report.bytes = volumes.size();
    return report;
}

} // namespace zhijian::sync
