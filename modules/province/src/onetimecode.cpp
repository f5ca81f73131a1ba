#include "province/onetimecode.h"

#include "core/clock.h"
#include "journal/provincestorage.h"
#include "protocol/enrolment.h"
#include "signing/hash.h"
#include "signing/secret.h"

namespace zhijian::province {

QByteArray codeHash(const QString &code)
{
    return signing::digest(Suite::Sm3Sm2, QByteArray("zhijian-enrol-1\n" + protocol::codeAndPin(code).code.toUtf8())).toBytes();
}

Result<QString> issueCode(journal::ProvinceStorage &storage, const QString &scope, const Clock &clock)
{
    constexpr int RandomBytes = 20;
    const QString code = protocol::codeFrom(signing::randomBytes(RandomBytes));
    const qint64 expiresAt = clock.milliseconds() + qint64(CodeDays) * 24 * 60 * 60 * 1000;
    if (auto done = storage.addCode(codeHash(code), scope, expiresAt); !done)
        return failure(done);
    return code;
}

} // namespace zhijian::province
