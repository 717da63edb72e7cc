export default `Aberdare, Wales
Aberdeen, Scotland
Abingdon, Oxfordshire
Accrington, Lancashire
Acocks Green, West Midlands
Acton, Greater London
Airdrie, Scotland
Aldershot, Hampshire
Aldridge, West Midlands
Alfreton, Derbyshire
Alloa, Scotland
Altrincham, Greater Manchester
Amersham, Buckinghamshire
Ammanford, Wales
Ampthill, Bedfordshire
Andover, Hampshire
Arbroath, Scotland
Archway, Greater London
Arnold, Nottinghamshire
Ashford, Kent
Ashford, Surrey
Ashington, Northumberland
Ashton in Makerfield, Greater Manchester
Ashton-under-Lyne, Greater Manchester
Aston, West Midlands
Atherton, Greater Manchester
Aylesbury, Buckinghamshire
Ayr, Scotland
Ballymena, Northern Ireland
Banbury, Oxfordshire
Bangor, Northern Ireland
Banstead, Surrey
Barking, Greater London
Barnes, Greater London
Barnet, Greater London
Barnsley, South Yorkshire
Barnstaple, Devon
Barrow in Furness, Cumbria
Barry, Wales
Bartley Green, West Midlands
Basildon, Essex
Basingstoke, Hampshire
Bath, Somerset
Bathgate, Scotland
Batley, West Yorkshire
Battersea, Greater London
Bearsden, Scotland
Bebington, Merseyside
Beckenham, Greater London
Becontree, Greater London
Bedford, England
Bedworth, Warwickshire
Belfast, Northern Ireland
Belper, Derbyshire
Bentley, South Yorkshire
Berkhamsted, Hertfordshire
Beverley, East Riding of Yorkshire
Bexhill-on-Sea, East Sussex
Bexley, Greater London
Bicester, Oxfordshire
Bideford, Devon
Billericay, Essex
Billingham, County Durham
Birkenhead, Merseyside
Birmingham, West Midlands
Bishop Auckland, County Durham
Bishopbriggs, Scotland
Bishops Stortford, Hertfordshire
Blackburn, Lancashire
Blackheath, Greater London
Blackpool, Lancashire
Bletchley, Buckinghamshire
Bloxwich, West Midlands
Blyth, Northumberland
Bognor Regis, West Sussex
Bolton, Greater Manchester
Bootle, Merseyside
Bordon, Hampshire
Borehamwood, Hertfordshire
Boston, Lincolnshire
Bournemouth, Dorset
Bow, Greater London
Bowthorpe, Norfolk
Bracknell, Berkshire
Bradford, West Yorkshire
Braintree, Essex
Brent, Greater London
Brentwood, Essex
Bridgend, Wales
Bridgwater, Somerset
Bridlington, East Riding of Yorkshire
Brierley Hill, West Midlands
Brighouse, West Yorkshire
Brighton, East Sussex
Bristol, England
Briton Ferry, Wales
Brixton, Greater London
Broadstairs, Kent
Bromsgrove, Worcestershire
Buckley, Wales
Burgess Hill, West Sussex
Burngreave, South Yorkshire
Burnham-on-Sea, Somerset
Burnley, Lancashire
Burntwood, Staffordshire
Burton upon Trent, Staffordshire
Bury St Edmunds, Suffolk
Bury, Greater Manchester
Bushey, Hertfordshire
Buxton, Derbyshire
Caerphilly, Wales
Camberley, Surrey
Camborne, Cornwall
Cambridge, England
Cambuslang, Scotland
Camden Town, Greater London
Canary Wharf, Greater London
Canning Town, Greater London
Cannock, Staffordshire
Canterbury, Kent
Canvey Island, Essex
Cardiff, Wales
Carlisle, Cumbria
Carrickfergus, Northern Ireland
Carshalton, Greater London
Castleford, West Yorkshire
Castlereagh, Northern Ireland
Caterham, Surrey
Catford, Greater London
Chadderton, Greater Manchester
Chalfont Saint Peter, Buckinghamshire
Chalk Farm, Greater London
Chapeltown, South Yorkshire
Chatham, Kent
Cheadle Hulme, Greater Manchester
Chelmsford, Essex
Chelsea, Greater London
Cheltenham, Gloucestershire
Chesham, Buckinghamshire
Cheshunt, Hertfordshire
Chester, Cheshire
Chester-le-Street, County Durham
Chesterfield, Derbyshire
Chichester, West Sussex
Chingford, Essex
Chippenham, Wiltshire
Chiswick, Greater London
Chorley, Lancashire
Christchurch, Dorset
Cirencester, Gloucestershire
City of Westminster, Greater London
Clacton-on-Sea, Essex
Cleckheaton, West Yorkshire
Cleethorpes, Lincolnshire
Clevedon, Somerset
Clydebank, Scotland
Coalville, Leicestershire
Coatbridge, Scotland
Coity, Wales
Colchester, Essex
Coleraine, Northern Ireland
Colne, Lancashire
Colwyn Bay, Wales
Congleton, Cheshire
Consett, County Durham
Corby, Northamptonshire
Coulsdon, Greater London
Coventry, West Midlands
Cowes, Isle of Wight
Craigavon, Northern Ireland
Cramlington, Northumberland
Crawley, West Sussex
Crewe, Cheshire
Cricklewood, Greater London
Crowborough, East Sussex
Crowthorne, Berkshire
Croydon, Greater London
Cumbernauld, Scotland
Cwmbran, Wales
Dagenham, Greater London
Darlington, County Durham
Dartford, Kent
Darton, South Yorkshire
Darwen, Lancashire
Daventry, Northamptonshire
Deal, Kent
Deeside, Wales
Denton, Greater Manchester
Derby, England
Derry, Northern Ireland
Dewsbury, West Yorkshire
Didcot, Oxfordshire
Doncaster, South Yorkshire
Dover, Kent
Droitwich, Worcestershire
Dronfield, Derbyshire
Droylsden, Greater Manchester
Dudley, West Midlands
Dukinfield, Greater Manchester
Dumfries, Scotland
Dundee, Scotland
Dunfermline, Scotland
Dunstable, Bedfordshire
Durham, England
East Grinstead, West Sussex
East Kilbride, Scotland
Eastbourne, East Sussex
Eastleigh, Hampshire
Ebbw Vale, Wales
Eccles, Greater Manchester
Edinburgh, Scotland
Edmonton, Greater London
Egham, Surrey
Elgin, Scotland
Ellesmere Port Town, Cheshire
Eltham, Greater London
Ely, Cambridgeshire
Enfield Town, Greater London
Epsom, Surrey
Esher, Surrey
Evesham, Worcestershire
Ewell, Surrey
Exeter, Devon
Exmouth, Devon
Failsworth, Greater Manchester
Falkirk, Scotland
Falmouth, Cornwall
Fareham, Hampshire
Farnborough, Hampshire
Farnham, Surrey
Farnworth, Greater Manchester
Faversham, Kent
Felixstowe, Suffolk
Felling, Tyne and Wear
Feltham, Greater London
Finchley, Greater London
Fleet, Hampshire
Fleetwood, Lancashire
Flint, Wales
Folkestone, Kent
Formby, Merseyside
Frome, Somerset
Fulham, Greater London
Fylde, Lancashire
Gainsborough, Lincolnshire
Garston, Cheshire
Gateshead, Tyne and Wear
Gerrards Cross, Buckinghamshire
Gillingham, Kent
Glasgow, Scotland
Glenrothes, Scotland
Gloucester, England
Godalming, Surrey
Golborne, Greater Manchester
Goole, East Riding of Yorkshire
Gorseinon, Wales
Gosforth, Tyne and Wear
Gosport, Hampshire
Grantham, Lincolnshire
Gravesend, Kent
Grays, Essex
Great Malvern, Worcestershire
Great Sankey, Cheshire
Great Yarmouth, Norfolk
Greenford, Greater London
Greenock, Scotland
Greenwich, Greater London
Grimsby, Lincolnshire
Guildford, Surrey
Guiseley, West Yorkshire
Hadley Wood, Greater London
Hailsham, East Sussex
Halesowen, West Midlands
Halewood, Cheshire
Halifax, West Yorkshire
Hamilton, Scotland
Hampton, Greater London
Hanworth, Greater London
Harlow, Essex
Harpenden, Hertfordshire
Harrogate, North Yorkshire
Harrow, Greater London
Hartlepool, County Durham
Harwich, Essex
Hastings, East Sussex
Hatfield, Hertfordshire
Havant, Hampshire
Haverhill, Suffolk
Hawarden, Wales
Hayes, Greater London
Haywards Heath, West Sussex
Hazel Grove, Greater Manchester
Heanor, Derbyshire
Heavitree, Devon
Hebburn, Tyne and Wear
Hemel Hempstead, Hertfordshire
Hereford, England
Herne Bay, Kent
Hertford, England
Heston, Greater London
Heswall, Merseyside
Heywood, Greater Manchester
High Peak, Derbyshire
High Wycombe, Buckinghamshire
Highbury, Greater London
Hinckley, Leicestershire
Hindley, Greater Manchester
Hitchin, Hertfordshire
Hoddesdon, Hertfordshire
Holloway, Greater London
Horley, Surrey
Hornchurch, Greater London
Horsham, West Sussex
Houghton-Le-Spring, County Durham
Hounslow, Greater London
Hove, East Sussex
Hucknall, Nottinghamshire
Huddersfield, West Yorkshire
Huntingdon, Cambridgeshire
Huyton, Merseyside
Hyde, Greater Manchester
Hythe, Hampshire
Ilford, Greater London
Ilkeston, Derbyshire
Inverness, Scotland
Ipswich, Suffolk
Irvine, Scotland
Isleworth, Greater London
Islington, Greater London
Jarrow, Tyne and Wear
Keighley, West Yorkshire
Kempston Hardwick, Bedfordshire
Kendal, Cumbria
Kenilworth, Warwickshire
Kettering, Northamptonshire
Kidderminster, Worcestershire
Kidsgrove, Staffordshire
Kilburn, Greater London
Kilmarnock, Scotland
King's Lynn, Norfolk
Kingston upon Hull, East Riding of Yorkshire
Kingswinford, West Midlands
Kingswood, South Gloucestershire, Gloucestershire
Kirkby in Ashfield, Nottinghamshire
Kirkby, Merseyside
Kirkcaldy, Scotland
Lancaster, Lancashire
Leatherhead, Surrey
Leeds, West Yorkshire
Leicester, England
Leigh, Greater Manchester
Leighton Buzzard, Bedfordshire
Letchworth Garden City, Hertfordshire
Leyland, Lancashire
Leytonstone, Greater London
Lichfield, Staffordshire
Lincoln, England
Lisburn, Northern Ireland
Litherland, Merseyside
Littlehampton, West Sussex
Liverpool, Merseyside
Livingston, Scotland
Llanelli, Wales
Lofthouse, West Yorkshire
London, England
Londonderry County Borough, Northern Ireland
Long Eaton, Derbyshire
Longton, Staffordshire
Loughborough, Leicestershire
Loughton, Shropshire
Lower Earley, Berkshire
Lowestoft, Suffolk
Luton, Bedfordshire
Lytham St Annes, Lancashire
Macclesfield, Cheshire
Maesteg, Wales
Maghull, Merseyside
Maidenhead, Berkshire
Maidstone, Kent
Maldon, Essex
Manchester, England
Mangotsfield, Gloucestershire
Mansfield, Nottinghamshire
March, Cambridgeshire
Margate, Kent
Market Harborough, Leicestershire
Meikle Earnock, Scotland
Melton Mowbray, Leicestershire
Mendip, Somerset
Merthyr Tydfil, Wales
Middlesbrough, North Yorkshire
Middleton, Greater Manchester
Milton Keynes, Buckinghamshire
Mitcham, Greater London
Morden, Greater London
Morecambe, Lancashire
Morley, West Yorkshire
Motherwell, Scotland
Musselburgh, Scotland
Muswell Hill, Greater London
Nailsea, Somerset
Neath, Wales
Nelson, Lancashire
New Malden, Greater London
New Milton, Hampshire
Newark on Trent, Nottinghamshire
Newburn, Tyne and Wear
Newbury, Berkshire
Newcastle under Lyme, Staffordshire
Newcastle upon Tyne, Tyne and Wear
Newmarket, Suffolk
Newport, Isle of Wight
Newport, Wales
Newquay, Cornwall
Newry, Northern Ireland
Newton Abbot, Devon
Newton Aycliffe, County Durham
Newton Mearns, Scotland
Newton-le-Willows, Merseyside
Newtownabbey, Northern Ireland
Newtownards, Northern Ireland
North Shields, Tyne and Wear
North Watford, Hertfordshire
Northampton, England
Northolt, Greater London
Northwich, Cheshire
Norwich, Norfolk
Notting Hill, Greater London
Nottingham, England
Nuneaton, Warwickshire
Oadby, Leicestershire
Old Trafford, Greater Manchester
Oldham, Greater Manchester
Omagh, Northern Ireland
Ormskirk, Lancashire
Ossett, West Yorkshire
Oxford, England
Paignton, Devon
Paisley, Scotland
Peckham, Greater London
Penarth, Wales
Perth, Scotland
Peterborough, Cambridgeshire
Peterlee, County Durham
Pimlico, Greater London
Pitsea, Essex
Plymouth, Devon
Plymstock, Devon
Pontefract, West Yorkshire
Pontypool, Wales
Pontypridd, Wales
Poole, Dorset
Portadown, Northern Ireland
Portishead, Somerset
Portslade, East Sussex
Portsmouth, Hampshire
Potters Bar, Hertfordshire
Prescot, Merseyside
Preston, Lancashire
Prestwich, Greater Manchester
Pudsey, West Yorkshire
Purley, Greater London
Putney, Greater London
Radcliffe, Greater Manchester
Ramsgate, Kent
Rawtenstall, Lancashire
Rayleigh, Essex
Reading, Berkshire
Redcar, North Yorkshire
Redditch, Worcestershire
Redhill, Surrey
Redruth, Cornwall
Reigate, Surrey
Renfrew, Scotland
Retford, Nottinghamshire
Rhondda, Wales
Rhosllannerchrugog, Wales
Rhyl, Wales
Richmond, Greater London
Rickmansworth, Hertfordshire
Ripley, Derbyshire
Risca, Wales
Rochdale, Greater Manchester
Rochester, Kent
Romford, Greater London
Rossendale, Lancashire
Rotherham, South Yorkshire
Rottingdean, East Sussex
Royal Leamington Spa, Warwickshire
Royal Tunbridge Wells, Kent
Royton, Greater Manchester
Rugby, Warwickshire
Rugeley, Staffordshire
Ruislip, Greater London
Runcorn, Cheshire
Rushden, Northamptonshire
Rutherglen, Scotland
Ryde, Isle of Wight
Saddleworth, Greater Manchester
Saint Neots, Cambridgeshire
Saint Peters, Kent
Sale, Greater Manchester
Salford, Greater Manchester
Salisbury, Wiltshire
Sandhurst, Berkshire
Sandown, Isle of Wight
Scarborough, North Yorkshire
Scunthorpe, Lincolnshire
Seaford, East Sussex
Seaham, County Durham
Selby, North Yorkshire
Sevenoaks, Kent
Sheffield, South Yorkshire
Shepherds Bush, Greater London
Shipley, West Yorkshire
Shirley, West Midlands
Shrewsbury, Shropshire
Sittingbourne, Kent
Skegness, Lincolnshire
Skelmersdale, Lancashire
Slough, Berkshire
Smethwick, West Midlands
Solihull, West Midlands
South Benfleet, Essex
South Croydon, Greater London
South Ockendon, Essex
South Shields, Tyne and Wear
Southall, Greater London
Southampton, Hampshire
Southend-on-Sea, Essex
Southport, Merseyside
Spalding, Lincolnshire
Speke, Cheshire
St Albans, Hertfordshire
St Austell, Cornwall
St Helens, Merseyside
Stafford, England
Staines, Surrey
Stalybridge, Greater Manchester
Stamford Hill, Greater London
Stamford, Lincolnshire
Stanford-le-Hope, Essex
Stanley, County Durham
Staveley, Derbyshire
Stevenage, Hertfordshire
Stirling, Scotland
Stockport, Greater Manchester
Stockton-on-Tees, County Durham
Stoke-on-Trent, Staffordshire
Stourbridge, West Midlands
Stourport-on-Severn, Worcestershire
Stowmarket, Suffolk
Stratford, Greater London
Stratford-upon-Avon, Warwickshire
Streatham, Greater London
Stretford, Greater Manchester
Strood, Kent
Stroud, Gloucestershire
Sudbury, Suffolk
Sunbury-on-Thames, Surrey
Sunderland, Tyne and Wear
Surbiton, Greater London
Sutton Coldfield, West Midlands
Sutton in Ashfield, Nottinghamshire
Sutton, Greater London
Swadlincote, Derbyshire
Swanley, Kent
Swansea, Wales
Swindon, Wiltshire
Swinton, Greater Manchester
Tamworth, Staffordshire
Taunton, Somerset
Telford, Shropshire
Tewkesbury, Gloucestershire
Thamesmead, Greater London
Thatcham, Berkshire
Thetford, Norfolk
Thornaby-on-Tees, North Yorkshire
Thornton-Cleveleys, Merseyside
Tipton, West Midlands
Tiverton, Devon
Tonbridge, Kent
Tonypandy, Wales
Torquay, Devon
Tottenham, Greater London
Totton, Hampshire
Trowbridge, Wiltshire
Truro, Cornwall
Tyldesley, Greater Manchester
Tynemouth, Tyne and Wear
Urmston, Greater Manchester
Uxbridge, Greater London
Vale of Leven, Scotland
Wakefield, West Yorkshire
Walkden, Greater Manchester
Wallasey, Merseyside
Wallington, Greater London
Wallsend, Tyne and Wear
Walsall, West Midlands
Waltham Abbey, Essex
Walthamstow, Greater London
Walton-on-Thames, Surrey
Warrington, Cheshire
Warwick, England
Washington, Tyne and Wear
Washwood Heath, West Midlands
Waterlooville, Hampshire
Watford, Hertfordshire
Wednesbury, West Midlands
Wednesfield, West Midlands
Welling, Greater London
Wellingborough, Northamptonshire
Wellington, Shropshire
Welwyn Garden City, Hertfordshire
Wembley, Greater London
West Bridgford, Nottinghamshire
West Bromwich, West Midlands
Westhoughton, Greater Manchester
Weston-super-Mare, Somerset
Weymouth, Dorset
Whitefield, Greater Manchester
Whitehaven, Cumbria
Whitley Bay, Tyne and Wear
Whitstable, Kent
Wickford, Essex
Widnes, Cheshire
Wigan, Greater Manchester
Wigston Magna, Leicestershire
Willenhall, West Midlands
Willesden, Greater London
Wilmslow, Cheshire
Wimbledon, Greater London
Winchester, Hampshire
Windsor, Berkshire
Winsford, Cheshire
Wisbech, Cambridgeshire
Wishaw, Scotland
Witham, Essex
Witney, Oxfordshire
Woking, Surrey
Wokingham, Berkshire
Wolverhampton, West Midlands
Wood Green, Greater London
Woodford Green, Greater London
Worcester, England
Workington, Cumbria
Worksop, Nottinghamshire
Worthing, West Sussex
Wrexham, Wales
Yate, Gloucestershire
Yateley, Hampshire
Yeadon, West Yorkshire
Yeovil, Somerset
York, England`;
