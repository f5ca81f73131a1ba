#include "protocol/enrolment.h"

#include "fieldreader.h"
#include "protocol/limits.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum RequestKey { VersionKey = 1, CodeKey, PublicKeyKey, NameKey, ScopeKey, CertificateRequestKey };
enum ReplyKey { ReplyVersionKey = 1, ReplyScopeKey, ScopeNameKey, EndpointKeyKey, ServerTimeKey, CertificateKey, AuthorityKey };

constexpr qsizetype MaximumKey = 512;
constexpr qsizetype MaximumCertificate = 8 * 1024;
constexpr int CodeLength = 20;
constexpr int GroupLength = 5;
// Without I, L, O and U: nothing that is misread on paper.
constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

} // namespace

Result<QByteArray> EnrolRequest::toBytes() const
{
    return pack(QCborMap{{VersionKey, Version}, {CodeKey, code}, {PublicKeyKey, publicKey}, {NameKey, name}, {ScopeKey, scope},
                         {CertificateRequestKey, certificateRequest}});
}

Result<EnrolRequest> EnrolRequest::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    (void)reader.integer(VersionKey, 1, Version);
    EnrolRequest request{.code = reader.text(CodeKey, 100),
                         .publicKey = reader.bytes(PublicKeyKey, MaximumKey),
                         .name = reader.text(NameKey, 100),
                         .scope = reader.text(ScopeKey, 64),
                         .certificateRequest = reader.bytes(CertificateRequestKey, MaximumCertificate)};
    if (!reader.isGood())
        return failure(ErrorCode::Corrupt, u"登记请求的格式不对"_s);
    return request;
}

Result<QByteArray> EnrolReply::toBytes() const
{
    return pack(QCborMap{{ReplyVersionKey, Version}, {ReplyScopeKey, scope}, {ScopeNameKey, scopeName}, {EndpointKeyKey, endpointKey},
                         {ServerTimeKey, serverTime}, {CertificateKey, certificate}, {AuthorityKey, authority}});
}

Result<EnrolReply> EnrolReply::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    (void)reader.integer(ReplyVersionKey, 1, Version);
    EnrolReply reply{.scope = reader.text(ReplyScopeKey, 64),
                     .scopeName = reader.text(ScopeNameKey, 200),
                     .endpointKey = reader.bytes(EndpointKeyKey, MaximumKey),
                     .serverTime = reader.integer(ServerTimeKey),
                     .certificate = reader.bytes(CertificateKey, MaximumCertificate),
                     .authority = reader.bytes(AuthorityKey, MaximumCertificate)};
    if (!reader.isGood() || reply.scope.isEmpty())
        return failure(ErrorCode::Corrupt, u"登记答复的格式不对"_s);
    return reply;
}

QString normalizedCode(const QString &typed)
{
    QString code;
    for (const QChar character : typed.normalized(QString::NormalizationForm_KC).toUpper()) {
        if (character == u'O')
            code += u'0';
        else if (character == u'I' || character == u'L')
            code += u'1';
        else if (character.isLetterOrNumber())
            code += character;
    }
    return code;
}

CodeAndPin codeAndPin(const QString &typed)
{
    const QString all = normalizedCode(typed);
    return {all.first(std::min<qsizetype>(all.size(), CodeLength)), all.mid(CodeLength)};
}

QString codeFrom(const QByteArray &random)
{
    Q_ASSERT(random.size() >= CodeLength);
    QString code;
    for (int i = 0; i < CodeLength; ++i) {
        if (i > 0 && i % GroupLength == 0)
            code += u'-';
        code += QLatin1Char(alphabet[quint8(random.at(i)) % 32]);
    }
    return code;
}

} // namespace zhijian::protocol
