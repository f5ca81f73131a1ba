#include "preview/environment.h"

#include <QCoreApplication>

namespace zhijian::preview {

void prepareEnvironment()
{
    Q_ASSERT(!QCoreApplication::instance());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    constexpr auto variable = "QTWEBENGINE_CHROMIUM_FLAGS";
    QByteArray flags = qgetenv(variable);
    const auto add = [&flags](const QByteArray &flag) {
        if (!flags.contains(flag.split('=').first()))
            flags += (flags.isEmpty() ? "" : " ") + flag;
    };
    // The interceptor refuses requests; this also stops what never becomes one (preconnect, prefetch of names).
    add("--host-resolver-rules=\"MAP * ~NOTFOUND\"");
    add("--disable-background-networking");
    add("--disable-features=Translate,OptimizationHints,MediaRouter");
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
        add("--disable-gpu");
    qputenv(variable, flags);
}

} // namespace zhijian::preview
