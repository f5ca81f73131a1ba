#include "bundlevolumes.h"
#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "core/faultpoint.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/limits.h"
#include "signing/secret.h"
#include "sync/enrolment.h"

#include <QCborArray>
#include <QDir>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr auto ProgressSetting = "bundle.progress"_L1; // [recipient key, [id]]: written in complete files of an export that was broken off
constexpr qsizetype BlockBytes = 700 << 10;            // of changes, before they are packed

/// The manifest's parts and the manifest itself, for every blob that a change names.
void addParts(journal::Journal &journal, const Change &change, QList<Digest> &parts)
{
    const journal::BlobStore blobs(journal);
    for (auto it = change.body.cbegin(); it != change.body.cend(); ++it) {
        const Digest blob = Digest::fromBytes(it.value().toByteArray());
        const auto bytes = blob.isNull() ? failure(ErrorCode::NotFound) : blobs.part(blob);
        const auto manifest = bytes ? readCanonicalCbor(*bytes) : failure(bytes);
        if (!manifest)
            continue;
        parts.append(blob);
        for (const QCborValue &part : manifest->toArray().at(1).toArray())
            parts.append(Digest::fromBytes(part.toByteArray()));
    }
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

struct BundleService::Plan
{
    QList<Digest> changes;   ///< In the order of arrival
    QList<Digest> parts;
    int withheld = 0;
};

Result<BundleService::Plan> BundleService::plan(const protocol::Receipt &to, const BundleOptions &options) const
{
    Plan plan;
    QSet<Digest> withheldParts;
    const bool isProvince = to.scope.isEmpty() && to.publicKey == Enrolment::of(m_journal).endpointKey;
    const QString scope = m_journal.scope();
    const journal::SyncStore store(m_journal);
    const QList<ChangePlace> places = store.places(scope);
    const QSet<Digest> absent = lacking(places, to.held.value(scope));
    QSet<Digest> written;
    const auto progress = readCanonicalCbor(journal::SettingStore(m_journal).value(ProgressSetting));
    if (options.goesOn && progress && progress->toArray().at(0).toByteArray() == to.publicKey)
        for (const QCborValue &id : progress->toArray().at(1).toArray())
            written.insert(Digest::fromBytes(id.toByteArray()));
    QList<Digest> parts = to.partsWanted;
    for (const ChangePlace &place : places) {
        if (!absent.contains(place.id) || written.contains(place.id))
            continue;
        const auto change = m_journal.change(place.id);
        if (!change)
            return failure(change);
        QList<Digest> named;
        addParts(m_journal, *change, named);
        if (options.mayLeave && !options.mayLeave(*change)) {
            ++plan.withheld;
            withheldParts.unite(QSet<Digest>(named.cbegin(), named.cend()));
            continue;
        }
        plan.changes.append(place.id);
        parts.append(named);
    }
    if (isProvince)
        parts.append(journal::BlobStore(m_journal).partsToPush(100'000));
    QSet<Digest> seen;
    for (const Digest &part : std::as_const(parts))
        if (!seen.contains(part) && !written.contains(part) && !withheldParts.contains(part) && journal::BlobStore(m_journal).hasPart(part)) {
            seen.insert(part);
            plan.parts.append(part);
        }
    return plan;
}

Result<BundleReport> BundleService::write(const QString &path, const std::optional<protocol::Receipt> &to, const BundleOptions &options)
{
    protocol::Receipt recipient;
    const Enrolment enrolment = Enrolment::of(m_journal);
    if (m_journal.scope().isEmpty())
        return failure(ErrorCode::WrongState, u"本机还没有单位，没有可导出的内容"_s);
    if (to)
        recipient = *to;
    else if (const auto known = provinceReceipt())
        recipient = *known;
    else if (!enrolment.isNull())
        recipient = {.publicKey = enrolment.endpointKey, .name = u"上级平台"_s, .scope = {}, .held = {}, .partsWanted = {}, .partsArrived = {}, .source = {}};
    else
        return failure(ErrorCode::WrongState, u"还不知道写给谁：请先在对方的机器上导出回执（zhijian bundle receipt），导入到这里再导出"_s);
    if (!recipient.scope.isEmpty() && recipient.scope != m_journal.scope())
        return failure(ErrorCode::Forbidden, u"“%1”属于另一个单位（%2），本单位的内容不能写给它"_s.arg(recipient.name, recipient.scope));
    const auto planned = plan(recipient, options);
    if (!planned)
        return failure(planned);
    if (planned->changes.isEmpty() && planned->parts.isEmpty())
        return failure(ErrorCode::NotFound, planned->withheld > 0 ? u"没有可以导出的内容：%1 条改动含不得外传的内容，留在本机"_s.arg(planned->withheld)
                                                                  : u"“%1”已经有本机的全部内容，不需要导出"_s.arg(recipient.name));
    Volumes volumes(path, {.batch = signing::randomBytes(16), .volume = 1, .recipient = 0, .recipientName = recipient.name.left(50),
                           .sender = m_journal.devicePublicKey(), .senderName = options.name.left(50), .scope = m_journal.scope(),
                           .writtenAt = m_journal.clock().milliseconds(), .sealedKey = {}},
                    recipient.publicKey, [this](QByteArrayView text) { return m_journal.signAsDevice(text); }, options.volumeBytes);
    const protocol::BundleHead first = volumes.head();
    QCborArray written;
    volumes.completed = [&]() -> Result<> {
        return journal::SettingStore(m_journal).put(ProgressSetting, canonicalCbor(QCborArray{recipient.publicKey, written}));
    };
    qsizetype at = 0;
    BundleReport report{.head = first, .files = {}, .withheld = planned->withheld, .damaged = {}, .absentVolumes = {}};
    QList<StoredChange> block;
    qsizetype bytes = 0;
    const auto flush = [&]() -> Result<> {
        if (options.stop.stop_requested())
            return failure(ErrorCode::Cancelled, u"已停止；写完的文件可以使用"_s);
        auto done = block.isEmpty() ? Result<>() : volumes.add(block);
        for (const StoredChange &one : std::as_const(block))
            written.append(one.id.toBytes());
        report.changes += done ? int(block.size()) : 0;
        block.clear();
        bytes = 0;
        if (done && options.progress)
            options.progress(volumes.size(), report.changes);
        return done;
    };
    for (; at < planned->changes.size(); ++at) {
        const auto stored = m_journal.storedChange(planned->changes.at(at));
        if (!stored)
            return failure(stored);
        if (bytes + stored->bytes.size() > BlockBytes || block.size() == protocol::PageFrames)
            if (auto done = flush(); !done)
                return failure(done);
        bytes += stored->bytes.size();
        block.append(*stored);
    }
    if (auto done = flush(); !done)
        return failure(done);
    for (const Digest &part : planned->parts) {
        const auto partBytes = journal::BlobStore(m_journal).part(part);
        auto done = !partBytes ? failure(partBytes) : options.stop.stop_requested() ? failure(ErrorCode::Cancelled, u"已停止；写完的文件可以使用"_s) : volumes.add(part, *partBytes);
        if (!done)
            return failure(done);
        written.append(part.toBytes());
        ++report.parts;
        if (options.progress)
            options.progress(volumes.size(), report.changes);
    }
    if (auto done = volumes.finish(); !done)
        return failure(done);
    report.files = volumes.files();
    report.bytes = volumes.size();
    if (auto done = journal::SettingStore(m_journal).put(ProgressSetting, {}); !done)
        return failure(done);
    return report;
}

} // namespace zhijian::sync
