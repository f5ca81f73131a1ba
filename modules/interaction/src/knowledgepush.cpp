#include "interaction/knowledgepush.h"

using namespace Qt::StringLiterals;

namespace zhijian::interaction {

QString chineseName(PushLine::Kind kind)
{
    switch (kind) {
    case PushLine::Kind::New:
        return u"新增"_s;
    case PushLine::Kind::Changed:
        return u"更新待审"_s;
    case PushLine::Kind::NewVersion:
        return u"新版待审"_s;
    case PushLine::Kind::Unchanged:
        return u"未变"_s;
    case PushLine::Kind::Gone:
        return u"稿中已无"_s;
    }
    Q_UNREACHABLE();
}

} // namespace zhijian::interaction
