/**
 * Roots of the commonest passwords, folded: lower case, no accents, no spaces. A password is too common when nothing
 * of substance is left beside such a root, so that each line stands for its many endings ("matkhau123", "Admin@2025").
 */
export const COMMON_ROOTS: readonly string[] = `
matkhau matkhaumoi matma khongbiet khongco khongcomatkhau quenroi quenmatkhau anhyeuem emyeuanh yeuem yeuanh yeumoinguoi
yeugiadinh giadinh giadinhtoi conyeu conyeucuame conyeubame bamecon bome bomeyeu mecon mevacon chaume yeume nhomai nhoem nhoanh
maiyeu maimai tinhyeu tinhban hanhphuc vuive maymanh phattai thanhcong xinchao chaoban camon tamquoc vietnam vietnamoi toiyeuvietnam
hanoi saigon hochiminh tphcm danang haiphong tuyenquang backan laichau daklak phuthai bacho bachokinhyeu doclap tudo
quenmat deobiet deocho khongnoi linhtinh bimat bimatquocgia nguoiyeu cuaanh cuaem thuyduong hoahong hoasen bongda bongdavietnam
congchuc vienchuc canbo nguoilaodong caicach hanhchinh caicachhanhchinh dichvucong chuyendoiso motcua ubnd sonoivu noivu tinhuy
danguy congdoan doanthanhnien hoiphunu nongdan cuuchienbinh mattran tracnghiem cuocthi thisinh thitructuyen tructuyen dapan dethi
giaovien hocsinh sinhvien truonghoc benhvien congan quandoi
password passwort passw0rd passwd pass1234 changeme letmein welcome login signin access secret default unknown nothing whatever
administrator admin root user guest test tester testing demo temp temporary system server computer internet windows
microsoft google facebook youtube zalo gmail yahoo hotmail samsung iphone apple nokia oppo xiaomi vinaphone viettel mobifone vnpt
qwerty qwertyuiop qwertyui asdfghjkl asdfgh asdf zxcvbnm zxcvbn qazwsx qazwsxedc wsxedc edcrfv azerty qweasd qweasdzxc asdasd zxczxc
abcdef abcd abc123 aabbcc abcabc aaabbb
iloveyou iloveu ilove loveyou loveme loveu lovelove love lover lovely forever hello hellohello helloworld goodluck goodbye
sunshine princess football baseball basketball soccer hockey softball volleyball tennis golfer monkey dragon shadow master
superman batman spiderman starwars pokemon naruto doraemon pikachu minecraft mustang corvette ferrari mercedes porsche yamaha honda
suzuki toyota harley computer butterfly flower rainbow chocolate cookie banana orange cheese pepper ginger summer winter autumn
spring monday friday january february september october november december angel angels baby babygirl babyboy sweet sweetheart
beautiful pretty handsome freedom liberty success business money millionaire dollar diamond silver golden platinum phoenix
eagle falcon tiger panther lion wolf bear horse rabbit kitten puppy snoopy mickey donald barbie hunter killer ranger warrior soldier
pirate ninja samurai wizard merlin gandalf matrix hacker nirvana metallica slipknot eminem rockstar rocknroll guitar music
michael michelle jennifer jessica jordan daniel ashley thomas charlie andrew joshua matthew robert william richard george
anthony christopher nicholas benjamin alexander alexandra patrick victoria elizabeth charlotte samantha amanda nicole melissa
stephanie danielle natalie vanessa brandon justin austin taylor hannah maggie buster jasmine heather thunder lightning liverpool
chelsea arsenal manchester manutd barcelona realmadrid juventus ronaldo messi blink trustno trustnoone mypass mypassword
mynoob fuckyou fuckoff bullshit asshole blowjob biteme bigdog bigdick pussy sexy hottie
america american england london newyork california chicago dallas texas boston yankees cowboys lakers steelers packers redsox
jesus jesuschrist christ church heaven blessed grace faith amen buddha
secure security private personal office company project work workgroup student teacher school college university
family mother father brother sister friend friends bestfriend together nevermind remember
startrek stargate enterprise voyager cowboy bonjour amigos hola teamo mustafa
picture million jacket bangbang sample myspace chatbooks purple yellow green black white blue red
q1w2e3 q1w2e3r4 q1w2e3r4t5 1q2w3e 1q2w3e4r 1qaz2wsx zaq12wsx zaq1xsw2 qwer1234 1234qwer asdf1234 a1b2c3 a1b2c3d4 abcd1234 p4ssword
`
  .trim()
  .split(/\s+/);
