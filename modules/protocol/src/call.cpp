#include "protocol/call.h"

#include <QString>

namespace zhijian::protocol {

QByteArray signedText(const Call &call, const QByteArray &bodyDigest)
{
    return "zhijian-call-1\n" + call.method + '\n' + call.path + '\n' + QByteArray::number(call.device, 16).rightJustified(16, '0') + '\n'
        + QByteArray::number(call.date) + '\n' + bodyDigest.toHex() + '\n';
}

QByteArray signedText(const Answer &answer, const QByteArray &bodyDigest, const QByteArray &callSignature)
{
    return "zhijian-answer-1\n" + QByteArray::number(answer.status) + '\n' + bodyDigest.toHex() + '\n' + callSignature.toHex() + '\n';
}

} // namespace zhijian::protocol
